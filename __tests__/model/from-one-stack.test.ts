import { graphFromPlan } from "../../src/model/from-plan";
import { graphFromState } from "../../src/model/from-state";
import { graphFromSynth } from "../../src/model/from-synth";
import { at, type ResourceGraph } from "../../src/model/resource-graph";
import type { ModelValue } from "../../src/model/value";
import { fixture } from "./support/fixtures";

const synth = graphFromSynth(fixture("durable-dev.cdk.tf"));
const plan = graphFromPlan(fixture("durable-dev.plan"));
const state = graphFromState(fixture("durable-dev.state"));

/** What connects the resources of one stack: [type, where it is said, the types that it leads to]. */
const CONNECTIONS: readonly (readonly [string, readonly (string | number)[], readonly string[]])[] = [
  ["aws_subnet", ["vpc_id"], ["aws_vpc"]],
  ["aws_route_table_association", ["subnet_id"], ["aws_subnet"]],
  ["aws_route_table_association", ["route_table_id"], ["aws_route_table"]],
  ["aws_route", ["gateway_id"], ["aws_internet_gateway"]],
  ["aws_route", ["route_table_id"], ["aws_route_table"]],
  ["aws_security_group", ["vpc_id"], ["aws_vpc"]],
  ["aws_vpc_security_group_ingress_rule", ["security_group_id"], ["aws_security_group"]],
  ["aws_vpc_security_group_ingress_rule", ["referenced_security_group_id"], ["aws_security_group"]],
  ["aws_vpc_security_group_egress_rule", ["security_group_id"], ["aws_security_group"]],
  ["aws_vpc_security_group_egress_rule", ["referenced_security_group_id"], ["aws_security_group"]],
  ["aws_vpc_endpoint", ["subnet_ids"], ["aws_subnet"]],
  ["aws_vpc_endpoint", ["security_group_ids"], ["aws_security_group"]],
  ["aws_lb", ["subnets"], ["aws_subnet"]],
  ["aws_lb", ["security_groups"], ["aws_security_group"]],
  ["aws_lb_listener", ["load_balancer_arn"], ["aws_lb"]],
  ["aws_lb_listener", ["default_action", 0, "target_group_arn"], ["aws_lb_target_group"]],
  ["aws_autoscaling_group", ["vpc_zone_identifier"], ["aws_subnet"]],
  ["aws_autoscaling_group", ["target_group_arns"], ["aws_lb_target_group"]],
  ["aws_autoscaling_group", ["launch_template", 0, "id"], ["aws_launch_template"]],
  ["aws_autoscaling_policy", ["autoscaling_group_name"], ["aws_autoscaling_group"]],
  ["aws_autoscaling_attachment", ["autoscaling_group_name"], ["aws_autoscaling_group"]],
  ["aws_autoscaling_attachment", ["lb_target_group_arn"], ["aws_lb_target_group"]],
  ["aws_launch_template", ["vpc_security_group_ids"], ["aws_security_group"]],
  ["aws_launch_template", ["iam_instance_profile", 0, "arn"], ["aws_iam_instance_profile"]],
  ["aws_db_instance", ["db_subnet_group_name"], ["aws_db_subnet_group"]],
  ["aws_db_instance", ["parameter_group_name"], ["aws_db_parameter_group"]],
  ["aws_db_instance", ["vpc_security_group_ids"], ["aws_security_group"]],
  ["aws_db_subnet_group", ["subnet_ids"], ["aws_subnet"]],
];

function connections(graph: ResourceGraph): readonly string[] {
  return CONNECTIONS.flatMap(([type, path, targets]) =>
    graph.ofType(type).map((resource) => {
      const { found, outside, uncertain } = graph.follow(at(resource, ...path), ...targets);
      const led = [
        ...found.map(({ address }) => address).sort(),
        ...outside,
        ...(uncertain ? [uncertain] : []),
      ];
      return `${resource.address} ${path.join(".")} -> ${led.join(", ")}`;
    }),
  );
}

/** Literals as `path=value`, whatever form the blocks have. */
function literals(value: ModelValue, path: string): readonly string[] {
  switch (value.kind) {
    case "known":
      return value.value === null || value.value === "" ? [] : [`${path}=${sameJson(value.value)}`];
    case "list":
      return value.items.flatMap((item) => literals(item, path));
    case "object":
      return Object.entries(value.entries).flatMap(([key, entry]) => literals(entry, `${path}.${key}`));
    case "reference":
    case "among":
    case "text":
    case "unknown":
      return [];
  }
}

/** The provider writes policies anew. */
function sameJson(value: string | number | boolean): string {
  return typeof value === "string" && value.startsWith("{")
    ? JSON.stringify(inOrder(JSON.parse(value)))
    : `${value}`;
}

function inOrder(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(inOrder);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json).map(([key, value]) => [key, inOrder(value)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function allLiterals(graph: ResourceGraph): ReadonlySet<string> {
  return new Set(
    graph.resources.flatMap(({ address, attributes }) =>
      Object.entries(attributes)
        .filter(([name]) => name !== "lifecycle")
        .flatMap(([name, value]) => literals(value, `${address}.${name}`)),
    ),
  );
}

describe("one stack from its configuration, its plan and its state", () => {
  const addresses = ({ resources }: ResourceGraph) => resources.map(({ address }) => address);

  test("the same resources", () => {
    expect(addresses(plan)).toEqual(addresses(synth));
    expect(addresses(state)).toEqual(addresses(synth));
  });

  test("the same connections, each to something", () => {
    const expected = connections(synth);
    expect(expected.filter((line) => line.endsWith("-> aws_vpc.network"))).toHaveLength(14);
    expect(expected).toHaveLength(98);
    expect(connections(plan)).toEqual(expected);
    expect(connections(state)).toEqual(expected);
  });

  test("every literal of the configuration stands in the plan", () => {
    const planned = allLiterals(plan);
    expect([...allLiterals(synth)].filter((literal) => !planned.has(literal))).toEqual([]);
  });

  test("nothing in the plan is a bound or unknown that the configuration tells", () => {
    const inexact = (graph: ResourceGraph) =>
      graph.resources.flatMap(({ address, attributes }) =>
        Object.entries(attributes)
          .filter(([, value]) => /"kind":"(among|unknown)"/.test(JSON.stringify(value)))
          .map(([name]) => `${address}.${name}`),
      );
    expect(inexact(synth)).toEqual([]);
    expect(inexact(plan)).toEqual([]);
  });

  test("the same regions, but for what has none in AWS", () => {
    expect(new Set(plan.resources.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
    expect(new Set(synth.resources.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
  });
});
