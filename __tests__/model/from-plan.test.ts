import { graphFromPlan, graphsFromPlan } from "../../src/model/from-plan";
import { fixture } from "./support/fixtures";
import { written, writtenGraph } from "./support/written";

/** Only what is no literal: everything that was worked out of the configuration. */
function workedOut(graph: ReturnType<typeof graphFromPlan>): Readonly<Record<string, unknown>> {
  const isWorkedOut = (value: unknown) =>
    /"(->|\?|!) /.test(JSON.stringify(value)) || JSON.stringify(value).includes('{"text":');
  return Object.fromEntries(
    graph.resources.map(({ address, attributes }) => [
      address,
      Object.fromEntries(
        Object.entries(attributes)
          .map(([name, value]) => [name, written(value)] as const)
          .filter(([, value]) => isWorkedOut(value)),
      ),
    ]),
  );
}

const PUBLIC = '? aws_subnet.pub["us-east-1a"] | aws_subnet.pub["us-east-1b"] .';
const TABLES = '? aws_route_table.t["us-east-1a"] | aws_route_table.t["us-east-1b"] .';
const VPC = "-> aws_vpc.v .id";

describe("a plan of a configuration in HCL, with modules, count and for_each", () => {
  const graph = graphFromPlan(fixture("modules.plan"));

  test("references are exact where they can only mean one thing, and bounds where not", () => {
    const balancer = {
      security_groups: "? aws_security_group.o | aws_security_group.s .id",
      subnets: PUBLIC,
    };
    expect(workedOut(graph)).toEqual({
      "aws_autoscaling_group.g": {
        launch_template: [
          { id: "-> aws_launch_template.t .id", version: "-> aws_launch_template.t .latest_version" },
        ],
        target_group_arns:
          '? module.lb["one"].aws_lb.this | module.lb["one"].aws_lb_target_group.this | module.lb["two"].aws_lb.this | module.lb["two"].aws_lb_target_group.this .arn',
        vpc_zone_identifier: "? aws_subnet.priv[0] | aws_subnet.priv[1] .",
      },
      "aws_internet_gateway.g": { vpc_id: VPC },
      "aws_launch_template.t": { vpc_security_group_ids: ["-> aws_security_group.s .id"] },
      "aws_lb_listener.l": {
        default_action: [
          expect.objectContaining({ target_group_arn: '-> module.lb["one"].aws_lb_target_group.this .arn' }),
        ],
        load_balancer_arn: '-> module.lb["one"].aws_lb.this .arn',
      },
      'aws_route_table.t["us-east-1a"]': {
        route: [
          expect.objectContaining({ cidr_block: "0.0.0.0/0", gateway_id: "-> aws_internet_gateway.g .id" }),
        ],
        vpc_id: VPC,
      },
      'aws_route_table.t["us-east-1b"]': {
        route: [
          expect.objectContaining({ cidr_block: "0.0.0.0/0", gateway_id: "-> aws_internet_gateway.g .id" }),
        ],
        vpc_id: VPC,
      },
      'aws_route_table_association.a["us-east-1a"]': {
        route_table_id: '-> aws_route_table.t["us-east-1a"] .',
        subnet_id: '-> aws_subnet.pub["us-east-1a"] .',
      },
      'aws_route_table_association.a["us-east-1b"]': {
        route_table_id: '-> aws_route_table.t["us-east-1b"] .',
        subnet_id: '-> aws_subnet.pub["us-east-1b"] .',
      },
      "aws_route_table_association.b[0]": { route_table_id: TABLES, subnet_id: "-> aws_subnet.priv[0] ." },
      "aws_route_table_association.b[1]": { route_table_id: TABLES, subnet_id: "-> aws_subnet.priv[1] ." },
      "aws_security_group.o": { vpc_id: VPC },
      "aws_security_group.s": {
        ingress: [expect.objectContaining({ from_port: 80, security_groups: "-> aws_security_group.o .id" })],
        vpc_id: VPC,
      },
      "aws_subnet.priv[0]": { vpc_id: VPC },
      "aws_subnet.priv[1]": { vpc_id: VPC },
      'aws_subnet.pub["us-east-1a"]': { vpc_id: VPC },
      'aws_subnet.pub["us-east-1b"]': { vpc_id: VPC },
      "aws_vpc.v": {},
      'module.lb["one"].aws_lb.this': balancer,
      'module.lb["one"].aws_lb_target_group.this': { vpc_id: VPC },
      'module.lb["two"].aws_lb.this': balancer,
      'module.lb["two"].aws_lb_target_group.this': { vpc_id: VPC },
    });
  });

  test("what the configuration leaves out is left out, the provider's plan notwithstanding", () => {
    const group = graph.get("aws_autoscaling_group.g")?.attributes ?? {};
    expect(["health_check_type", "desired_capacity", "id", "arn"].filter((name) => name in group)).toEqual(
      [],
    );
    expect(written(group["health_check_grace_period"] ?? { kind: "unknown", because: "" })).toBe(300);
  });

  test("the region of the provider comes from a variable", () => {
    expect(new Set(graph.resources.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
    expect(graph.gaps).toEqual([]);
  });

  test("before the first apply there is nothing", () => {
    expect(graphsFromPlan(fixture("modules.plan")).before().resources).toEqual([]);
  });
});

/** A plan with one resource, whose attribute `value` is known after the apply. */
function planned(
  expression: unknown,
  more: { readonly module_calls?: unknown; readonly notYet?: unknown } = {},
) {
  const resource = (address: string, index?: string | number) => {
    const [type = "", rest = ""] = address.split(".");
    const name = rest.replace(/\[.*/, "");
    return { address, mode: "managed", type, name, ...(index === undefined ? {} : { index }), values: {} };
  };
  return {
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          resource("aws_lb.tested"),
          resource("aws_vpc.a"),
          resource('aws_subnet.keyed["x"]', "x"),
          resource('aws_subnet.keyed["y"]', "y"),
        ],
      },
    },
    resource_changes: [
      {
        address: "aws_lb.tested",
        change: { actions: ["create"], after_unknown: more.notYet ?? { value: true, subnets: true } },
      },
      { address: "aws_vpc.gone", change: { actions: ["delete"], after_unknown: {} } },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_lb.tested",
            mode: "managed",
            type: "aws_lb",
            name: "tested",
            expressions: { value: expression, subnets: expression },
          },
          { address: "aws_vpc.a", mode: "managed", type: "aws_vpc", name: "a" },
          { address: "aws_subnet.keyed", mode: "managed", type: "aws_subnet", name: "keyed" },
        ],
        module_calls: more.module_calls,
      },
    },
  };
}

function read(plan: unknown, name = "value"): unknown {
  const value = graphFromPlan(plan).get("aws_lb.tested")?.attributes[name];
  return value === undefined ? undefined : written(value);
}

const KEYED = '? aws_subnet.keyed["x"] | aws_subnet.keyed["y"] .';

describe("what a plan's expression can mean", () => {
  test.each<[string, unknown, unknown, unknown]>([
    [
      "one reference",
      { references: ["aws_vpc.a.id", "aws_vpc.a"] },
      "-> aws_vpc.a .id",
      ["-> aws_vpc.a .id"],
    ],
    [
      "two references",
      {
        references: [
          "aws_vpc.a.id",
          "aws_vpc.a",
          'aws_subnet.keyed["x"].id',
          'aws_subnet.keyed["x"]',
          "aws_subnet.keyed",
        ],
      },
      '? aws_subnet.keyed["x"] | aws_vpc.a .id',
      ["-> aws_vpc.a .id", '-> aws_subnet.keyed["x"] .id'],
    ],
    ["a collection", { references: ["aws_subnet.keyed"] }, KEYED, KEYED],
    [
      "a reference beside a local",
      { references: ["local.on", "aws_vpc.a.id", "aws_vpc.a"] },
      "? aws_vpc.a .id",
      "? aws_vpc.a .id",
    ],
    [
      "a local alone",
      { references: ["local.id"] },
      "! a plan does not tell what local.id is",
      "! a plan does not tell what local.id is",
    ],
    [
      "no reference at all",
      {},
      "! the plan does not tell how it is worked out",
      "! the plan does not tell how it is worked out",
    ],
    [
      "a template of JSON",
      { constant_value: "${aws_vpc.a.id}", references: ["aws_vpc.a.id", "aws_vpc.a"] },
      "-> aws_vpc.a .id",
      "-> aws_vpc.a .id",
    ],
    [
      "a list of JSON, in its order",
      {
        constant_value: ['${aws_subnet.keyed["y"].id}', '${aws_subnet.keyed["x"].id}'],
        references: ["aws_subnet.keyed"],
      },
      ['-> aws_subnet.keyed["y"] .id', '-> aws_subnet.keyed["x"] .id'],
      ['-> aws_subnet.keyed["y"] .id', '-> aws_subnet.keyed["x"] .id'],
    ],
    ["what is left out", undefined, undefined, undefined],
  ])("%s", (_, expression, single, plural) => {
    expect([read(planned(expression)), read(planned(expression), "subnets")]).toEqual([single, plural]);
  });

  test("outputs and variables of modules are followed through", () => {
    const call = {
      expressions: { from: { references: ["aws_vpc.a.id", "aws_vpc.a"] } },
      module: { outputs: { out: { expression: { references: ["var.from"] } } }, variables: { from: {} } },
    };
    const plan = planned({ references: ["module.m.out", "module.m"] }, { module_calls: { m: call } });
    expect(read(plan)).toBe("-> aws_vpc.a .id");
  });

  test("variables and outputs that rest on each other end", () => {
    const call = {
      expressions: { from: { references: ["module.m.out", "module.m"] } },
      module: { outputs: { out: { expression: { references: ["var.from"] } } }, variables: { from: {} } },
    };
    const plan = planned({ references: ["module.m.out", "module.m"] }, { module_calls: { m: call } });
    expect(read(plan)).toMatch(/refers to itself/);
  });

  test("a variable that is known is not all of a value that is not", () => {
    const plan = { ...planned({ references: ["var.name"] }), variables: { name: { value: "x" } } };
    expect(read(plan)).toBe("! the plan does not tell how it is worked out");
  });

  test("what is deleted is not part of the plan", () => {
    expect(graphFromPlan(planned({})).get("aws_vpc.gone")).toBeUndefined();
  });

  test("a set of blocks that is planned in another order keeps each block's reference", () => {
    const plan = planned(
      [
        { port: { constant_value: 1 }, group: { references: ["aws_vpc.a.id", "aws_vpc.a"] } },
        { port: { constant_value: 2 }, group: { references: ['aws_subnet.keyed["x"].id'] } },
      ],
      { notYet: { value: [{ group: true }, { group: true }] } },
    );
    const [tested] = plan.planned_values.root_module.resources;
    Object.assign(tested?.values ?? {}, { value: [{ port: 2 }, { port: 1 }] });
    expect(read(plan)).toEqual([
      { group: '-> aws_subnet.keyed["x"] .id', port: 2 },
      { group: "-> aws_vpc.a .id", port: 1 },
    ]);
  });

  test("blocks that the plan cannot tell apart are bounds", () => {
    const plan = planned(
      [{ group: { references: ["aws_vpc.a.id"] } }, { group: { references: ['aws_subnet.keyed["x"].id'] } }],
      { notYet: { value: [{ group: true }, { group: true }] } },
    );
    const [tested] = plan.planned_values.root_module.resources;
    Object.assign(tested?.values ?? {}, { value: [{}, {}] });
    const either = '? aws_subnet.keyed["x"] | aws_vpc.a .id';
    expect(read(plan)).toEqual([{ group: either }, { group: either }]);
  });

  test("an incomplete plan is a gap", () => {
    expect(graphFromPlan({ ...planned({}), complete: false }).gaps).toEqual([
      { address: "", reason: "the plan is not complete: it leaves changes for a later one" },
    ]);
  });

  test("the graph of a plan without anything is empty", () => {
    expect(
      writtenGraph(graphFromPlan({ format_version: "1.2", planned_values: { root_module: {} } })),
    ).toEqual({});
  });
});
