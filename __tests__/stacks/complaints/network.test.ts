import type { Environment } from "../../../src/config/environment";
import { prod, threeZones } from "../../support/environments";
import { addresses, resources } from "../../support/stack-json";
import { synthesize } from "../../support/synth";

const { durable } = synthesize(prod);

const PER_ZONE = ["aws_subnet", "aws_route_table", "aws_route_table_association"];
const perZone = (environment: Environment) => {
  const json = synthesize(environment).durable;
  return Object.fromEntries(PER_ZONE.map((type) => [type, resources(json, type)]));
};

it("adding a zone replaces no subnet (terraform-aws-vpc #106, #186, #714, #1018; aws-cdk #6683, #28644)", () => {
  const before = perZone(prod);
  // Behind the others, between them, and before them: a list's order is no address.
  for (const zones of [
    ["us-east-1a", "us-east-1b", "us-east-1c"],
    ["us-east-1a", "us-east-1c", "us-east-1b"],
  ]) {
    const after = perZone(threeZones(zones));
    for (const type of PER_ZONE) {
      expect(Object.keys(before[type] ?? {}).length).toBeGreaterThan(0);
      expect(after[type]).toMatchObject(before[type] ?? {});
    }
    expect(addresses(synthesize(threeZones(zones)).durable)).toEqual(
      expect.arrayContaining(addresses(durable)),
    );
  }
});

it("no security group has a rule of its own beside the separate ones (provider #12356)", () => {
  const groups = Object.values(resources(durable, "aws_security_group"));
  expect(groups.length).toBe(6);
  for (const group of groups) expect([group["ingress"], group["egress"]]).toEqual([undefined, undefined]);
  expect(resources(durable, "aws_security_group_rule")).toEqual({});
  expect(Object.keys(resources(durable, "aws_vpc_security_group_ingress_rule")).length).toBeGreaterThan(6);
});

it("security groups that name each other make no cycle (provider #6015)", () => {
  // Rules name two groups; no group names anything but its VPC.
  for (const group of Object.values(resources(durable, "aws_security_group"))) {
    const named = JSON.stringify(group).match(/\$\{[^}]+\}/gu) ?? [];
    expect([...new Set(named)]).toEqual(["${aws_vpc.network.id}"]);
  }
});

it("the default group of the VPC lets nothing through, and a balancer has a group of its own (pulumi-awsx #1286)", () => {
  const [group, ...more] = Object.values(resources(durable, "aws_default_security_group"));
  expect(more).toEqual([]);
  expect([group?.["ingress"] ?? [], group?.["egress"] ?? []]).toEqual([[], []]);
  for (const balancer of Object.values(resources(durable, "aws_lb"))) {
    expect(balancer["security_groups"]).toEqual([
      expect.stringMatching(/^\$\{aws_security_group\.(web|backend)_balancer\.id\}$/u),
    ]);
  }
  const open = Object.entries(resources(durable, "aws_vpc_security_group_ingress_rule")).filter(
    ([, rule]) => rule["cidr_ipv4"] === "0.0.0.0/0" || rule["cidr_ipv6"] === "::/0",
  );
  expect(open.map(([, rule]) => [rule["security_group_id"], rule["from_port"]]).sort()).toEqual([
    ["${aws_security_group.web_balancer.id}", 443],
    ["${aws_security_group.web_balancer.id}", 80],
  ]);
});
