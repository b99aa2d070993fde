import { environmentWith, prod } from "../support/environments";
import { madeBefore, referenceGraph } from "../support/references";
import { addresses, resource } from "../support/stack-json";
import { synthesize } from "../support/synth";

/** AWS enforces this order and the emulator does not: only the JSON can show it. */
describe("the order of creation", () => {
  const { durable: json, state } = synthesize(prod);
  const graph = referenceGraph(json);
  const nat = referenceGraph(
    synthesize(environmentWith({ network: { egress: { kind: "nat-per-zone" } } })).durable,
  );
  const ofType = (of: typeof graph, pattern: RegExp): string[] =>
    [...of.keys()].filter((key) => pattern.test(key));

  it("is possible: every reference exists, and there is no cycle", () => {
    for (const each of [graph, nat, referenceGraph(state)]) {
      const known = new Set(each.keys());
      for (const [address, references] of each) {
        expect({ address, missing: references.filter((reference) => !known.has(reference)) }).toEqual({
          address,
          missing: [],
        });
        expect({ address, cycle: madeBefore(each, address).has(address) }).toEqual({ address, cycle: false });
      }
    }
    expect(addresses(json).length).toBeGreaterThan(100);
  });

  describe.each(["web", "backend"])("of the %s group", (tier) => {
    const direct = resource(json, `aws_autoscaling_group.${tier}_group`)["depends_on"] as readonly string[];

    it("waits for every security group rule and every endpoint", () => {
      const needed = ofType(
        graph,
        /^aws_(vpc_security_group_(in|e)gress_rule|vpc_endpoint|vpc_endpoint_route_table_association)\./,
      );
      expect(needed).toHaveLength(8 + 8 + 8 + 4);
      expect(direct).toEqual(expect.arrayContaining(needed));
    });

    it("waits for its listeners and its role's permissions", () => {
      const listeners = ofType(graph, new RegExp(`^aws_lb_listener\\.${tier}_balancer_`));
      expect(listeners).toHaveLength(tier === "web" ? 2 : 1);
      expect(direct).toEqual(expect.arrayContaining([...listeners, `aws_iam_role_policy.${tier}_role`]));
    });

    it("waits for the NAT routes of its instances, where there are any", () => {
      const before = madeBefore(nat, `aws_autoscaling_group.${tier}_group`);
      const routes = ofType(nat, /^aws_route\.nat_/);
      expect(routes).toHaveLength(4);
      expect([...before]).toEqual(expect.arrayContaining(routes));
    });

    // An instance in a subnet whose own table is not associated yet uses the main table, without the endpoint's route.
    it("waits for the route tables of its subnets", () => {
      const before = madeBefore(graph, `aws_autoscaling_group.${tier}_group`);
      const associations = ofType(graph, new RegExp(`^aws_route_table_association\\.${tier}_`));
      expect(associations).toHaveLength(2);
      expect([...before]).toEqual(expect.arrayContaining(associations));
    });

    // A NAT gateway passes nothing on before the public table has its route.
    it("waits for the NAT gateways' own route to the internet", () => {
      expect(madeBefore(nat, `aws_autoscaling_group.${tier}_group`).has("aws_route.public")).toBe(true);
    });

    it("makes the request policy after the group and the listener that attach its target group", () => {
      const policy = resource(json, `aws_autoscaling_policy.${tier}_group_requests`);
      expect(policy["depends_on"]).toEqual([
        `aws_autoscaling_group.${tier}_group`,
        ...(tier === "web"
          ? ["aws_lb_listener.web_balancer_https", "aws_lb_listener.web_balancer_redirect"]
          : ["aws_lb_listener.backend_balancer_http"]),
      ]);
    });
  });

  it("of the backend group waits for the database, which its boot script names", () => {
    expect(madeBefore(graph, "aws_autoscaling_group.backend_group").has("aws_db_instance.database")).toBe(
      true,
    );
  });

  it("of the web group does not wait for the backend's instances: either tier boots alone", () => {
    expect(
      madeBefore(graph, "aws_autoscaling_group.web_group").has("aws_autoscaling_group.backend_group"),
    ).toBe(false);
  });

  // ELB: "InvalidSubnet: VPC … has no internet gateway" (hashicorp/terraform-provider-aws#3494, #4587).
  it("of the web balancer waits for the internet gateway", () => {
    expect(madeBefore(graph, "aws_lb.web_balancer").has("aws_internet_gateway.network")).toBe(true);
  });

  it("of the database waits for its log groups and its monitoring role's permissions", () => {
    expect([...madeBefore(graph, "aws_db_instance.database")]).toEqual(
      expect.arrayContaining([
        "aws_cloudwatch_log_group.database_log_error",
        "aws_cloudwatch_log_group.database_log_general",
        "aws_cloudwatch_log_group.database_log_slowquery",
        "aws_iam_role_policy.database_monitoring",
      ]),
    );
  });

  it("of the flow log waits for its role's permissions", () => {
    expect(madeBefore(graph, "aws_flow_log.flow_logs").has("aws_iam_role_policy.flow_logs")).toBe(true);
  });

  it("of the state bucket's policies follows what blocks public access", () => {
    const bucket = madeBefore(referenceGraph(state), "aws_s3_bucket_policy.state");
    expect(bucket.has("aws_s3_bucket_public_access_block.state")).toBe(true);
  });
});
