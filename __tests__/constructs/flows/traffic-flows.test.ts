import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { TrafficFlows } from "../../../src/constructs/flows/traffic-flows";
import { resources } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

setupJest();

const MEMBERS = { door: "Takes requests from the internet", room: "Takes requests from the door" };

const { text, json } = synthesizeScope((scope) => {
  new TrafficFlows(scope, "flows", {
    vpcId: "vpc-1",
    namePrefix: "durable-test",
    members: MEMBERS,
    flows: [
      { from: { internet: true }, to: { group: "door" }, port: 443, why: "Users come in" },
      { from: { group: "door" }, to: { group: "room" }, port: 8080, why: "The door opens" },
      { from: { group: "room" }, to: { service: "s3", prefixListId: "pl-1" }, port: 443, why: "Packages" },
    ],
  });
});

const id = (member: string): string => `\${aws_security_group.flows_${member}_security-group.id}`;
const tcp = (port: number, description: string) => ({
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  description,
});

describe("the traffic flows", () => {
  it("are groups and rules of their own, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(SecurityGroup, { description: MEMBERS.door });
    expect(text).toHaveResourceWithProperties(VpcSecurityGroupIngressRule, { cidr_ipv4: "0.0.0.0/0" });
  });

  it("make a group per member, with nothing inline, that can be replaced beside what it replaces", () => {
    expect(resources(json, "aws_security_group")).toEqual(
      Object.fromEntries(
        Object.entries(MEMBERS).map(([member, description]) => [
          `flows_${member}_security-group`,
          {
            name_prefix: `durable-test-${member}-`,
            description,
            vpc_id: "vpc-1",
            tags: { Name: `durable-test-${member}` },
            lifecycle: { create_before_destroy: true },
          },
        ]),
      ),
    );
  });

  it("are each an egress rule on the source and an ingress rule on the destination, and nothing else", () => {
    expect(resources(json, "aws_vpc_security_group_egress_rule")).toEqual({
      "flows_door-to-room-8080_egress": {
        security_group_id: id("door"),
        referenced_security_group_id: id("room"),
        ...tcp(8080, "The door opens"),
      },
      "flows_room-to-s3-443_egress": {
        security_group_id: id("room"),
        prefix_list_id: "pl-1",
        ...tcp(443, "Packages"),
      },
    });
    expect(resources(json, "aws_vpc_security_group_ingress_rule")).toEqual({
      "flows_internet-to-door-443_ingress": {
        security_group_id: id("door"),
        cidr_ipv4: "0.0.0.0/0",
        ...tcp(443, "Users come in"),
      },
      "flows_door-to-room-8080_ingress": {
        security_group_id: id("room"),
        referenced_security_group_id: id("door"),
        ...tcp(8080, "The door opens"),
      },
    });
  });

  it("refuse the same flow twice", () => {
    const flow = { from: { group: "door" }, to: { group: "room" }, port: 1, why: "Twice" } as const;
    expect(() =>
      synthesizeScope((scope) => {
        new TrafficFlows(scope, "flows", {
          vpcId: "vpc-1",
          namePrefix: "durable-test",
          members: MEMBERS,
          flows: [flow, flow],
        });
      }),
    ).toThrow("door-to-room-1");
  });

  it("tell the ids of their groups, and know no other", () => {
    const members: Record<string, string> = MEMBERS;
    synthesizeScope((scope) => {
      const flows = new TrafficFlows(scope, "flows", {
        vpcId: "vpc-1",
        namePrefix: "durable-test",
        members,
        flows: [],
      });
      expect(flows.groupId("door")).toMatch(/aws_security_group|TfToken/);
      expect(() => flows.groupId("cellar")).toThrow("no security group for cellar");
    });
  });
});
