import { graphFromSynth } from "../../src/model/from-synth";
import { written, writtenGraph } from "./support/written";

/** What an attribute reads as, beside subnets in the usual forms. */
function valueOf(expression: unknown, more: object = {}): unknown {
  const graph = graphFromSynth({
    locals: { zones: ["a", "b"], base: "10.0.0.0/8", ...("locals" in more ? (more.locals as object) : {}) },
    variable: { size: { default: 3 }, open: {} },
    data: { aws_availability_zones: { all: { state: "available" } } },
    resource: {
      aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
      aws_subnet: {
        one: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/24" },
        counted: { count: 2, availability_zone: "${local.zones[count.index]}" },
        keyed: { for_each: ["x", "y"], cidr_block: "${each.key}-${each.value}" },
        endless: { for_each: "${data.aws_availability_zones.all.names}" },
      },
      aws_lb: { tested: { value: expression } },
    },
  });
  const value = graph.get("aws_lb.tested")?.attributes["value"];
  return value === undefined ? undefined : written(value);
}

describe("expressions of a configuration in JSON", () => {
  test.each<[string, unknown, unknown]>([
    ["a literal", "plain", "plain"],
    ["a number", 3, 3],
    ["null", null, null],
    ["an escaped template", "$${not.this} %%{nor}", "${not.this} %{nor}"],
    ["a reference", "${aws_vpc.main.id}", "-> aws_vpc.main .id"],
    ["a reference into what AWS tells", "${aws_vpc.main.secret[0].arn}", "-> aws_vpc.main .secret[0].arn"],
    ["an attribute that is written out", "${aws_subnet.one.cidr_block}", "10.0.1.0/24"],
    ["an attribute that is itself a reference", "${aws_subnet.one.vpc_id}", "-> aws_vpc.main .id"],
    [
      "a data source",
      "${data.aws_availability_zones.all.names[1]}",
      "-> data.aws_availability_zones.all .names[1]",
    ],
    ["a text with parts", "x-${aws_vpc.main.id}-y", { text: ["x-", "-> aws_vpc.main .id", "-y"] }],
    ["a text of known parts", "x-${local.zones[0]}-${var.size}", "x-a-3"],
    ["one of count", "${aws_subnet.counted[1].id}", "-> aws_subnet.counted[1] .id"],
    ["one of count, the old way", "${aws_subnet.counted.1.id}", "-> aws_subnet.counted[1] .id"],
    ["what count.index gives", "${aws_subnet.counted[1].availability_zone}", "b"],
    ["one of for_each", '${aws_subnet.keyed["y"].id}', '-> aws_subnet.keyed["y"] .id'],
    ["what each gives", '${aws_subnet.keyed["y"].cidr_block}', "y-y"],
    [
      "a splat",
      "${aws_subnet.counted[*].id}",
      ["-> aws_subnet.counted[0] .id", "-> aws_subnet.counted[1] .id"],
    ],
    ["the old splat and an index", "${aws_subnet.counted.*.id[1]}", "-> aws_subnet.counted[1] .id"],
    ["a splat over one", "${aws_subnet.one[*].id}", ["-> aws_subnet.one .id"]],
    [
      "a splat over values",
      "${values(aws_subnet.keyed)[*].id}",
      ['-> aws_subnet.keyed["x"] .id', '-> aws_subnet.keyed["y"] .id'],
    ],
    [
      "a for",
      "${[for s in aws_subnet.counted : s.id]}",
      ["-> aws_subnet.counted[0] .id", "-> aws_subnet.counted[1] .id"],
    ],
    [
      "a for with a condition",
      '${[for k, s in aws_subnet.keyed : s.id if k != "x"]}',
      ['-> aws_subnet.keyed["y"] .id'],
    ],
    [
      "a for to a map",
      "${{for k, s in aws_subnet.keyed : upper(k) => s.id}}",
      { X: '-> aws_subnet.keyed["x"] .id', Y: '-> aws_subnet.keyed["y"] .id' },
    ],
    ["a slice", "${slice(aws_subnet.counted[*].id, 0, 1)}", ["-> aws_subnet.counted[0] .id"]],
    [
      "a slice of what AWS tells",
      "${slice(data.aws_availability_zones.all.names, 0, 2)}",
      ["-> data.aws_availability_zones.all .names[0]", "-> data.aws_availability_zones.all .names[1]"],
    ],
    ["an element past the end", "${element(local.zones, 3)}", "b"],
    [
      "an element of what AWS tells",
      "${element(data.aws_availability_zones.all.names, 1)}",
      "? data.aws_availability_zones.all .names",
    ],
    ["concat, flatten, compact", '${compact(concat(flatten([["a"], ["b"]]), ["", "c"]))}', ["a", "b", "c"]],
    ["merge and lookup", '${lookup(merge({a = 1}, {b = 2}), "b", 3)}', 2],
    ["an index into a map of a zip", '${zipmap(["k"], [aws_vpc.main.id])["k"]}', "-> aws_vpc.main .id"],
    ["a set is sorted and holds each once", '${toset(["b", "a", "b"])}', ["a", "b"]],
    ["a condition", '${var.size > 2 && true ? "many" : "few"}', "many"],
    ["arithmetic", "${(var.size + 1) * 2 - 8 / 4 % 3}", 6],
    ["base64", '${base64encode("a\\nb")}', "YQpi"],
    [
      "base64 of a text that an apply completes",
      '${base64encode("VPC=${aws_vpc.main.id};")}',
      { text: ["VPC=", "-> aws_vpc.main .id", ";"] },
    ],
    [
      "a condition that is not known",
      "${var.open ? aws_subnet.one.id : aws_vpc.main.id}",
      "? aws_subnet.one | aws_vpc.main .id",
    ],
    ["a function that is not carried out", "${sha256(aws_vpc.main.id)}", "? aws_vpc.main .id"],
    ["a function of nothing known", "${timestamp()}", "! timestamp() is not carried out here"],
    ["instances that are not known", "${aws_subnet.endless[*].id}", "? aws_subnet.endless .id"],
    ["one of instances that are not known", '${aws_subnet.endless["z"].id}', "? aws_subnet.endless .id"],
    ["a variable without a default", "${var.open}", "! var.open has no default"],
    ["a local that is not there", "${local.nothing}", "! local.nothing is not declared"],
    ["a resource that is not there", "${aws_vpc.other.id}", "! aws_vpc.other.id is not in this input"],
    ["a module", "${module.web.id}", "! module.web is not part of this input"],
    ["an unresolved token", "${TfToken[TOKEN.3]}", "! TfToken is not in this input"],
    [
      "an expression that is cut off",
      "${aws_vpc.main.id",
      '! an expression cannot be read: "}" is expected at the end',
    ],
    [
      "a directive",
      "%{ if true }x%{ endif }",
      '! an expression cannot be read: a template directive cannot be evaluated before "%{ if true }x%{ endi"',
    ],
    ["keys of prototypes", '${{"__proto__" = "a", "constructor" = "b"}["constructor"]}', "b"],
  ])("%s", (_, expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  });

  test("values that rest on each other end", () => {
    expect(valueOf("${local.a}", { locals: { a: "${local.b}", b: "${local.a}" } })).toBe(
      "! local.a refers to itself, or over more than 32 others in a row",
    );
  });

  test("a name that is written out still means its resource", () => {
    const graph = graphFromSynth({
      resource: {
        aws_db_subnet_group: { a: { name: "same" }, b: { name: "same" } },
        aws_db_instance: { a: { db_subnet_group_name: "${aws_db_subnet_group.b.name}" } },
      },
    });
    expect(writtenGraph(graph)["aws_db_instance.a"]).toEqual({
      db_subnet_group_name: "-> aws_db_subnet_group.b .name",
    });
  });

  test("a long row of locals ends", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`l${index}`, `\${local.l${index + 1}}`]),
    );
    expect(valueOf("${local.l0}", { locals })).toMatch(/over more than 32 others in a row$/);
  });

  test("a resource that refers to itself ends", () => {
    expect(valueOf("${aws_lb.tested.value}")).toMatch(/^! aws_lb\.tested\.value refers to itself/);
  });

  test("nesting is bounded", () => {
    expect(valueOf(`\${${"(".repeat(5_000)}1${")".repeat(5_000)}}`)).toMatch(/nested more than 64 deep/);
    let deep: unknown = "end";
    for (let depth = 0; depth < 5_000; depth += 1) deep = [deep];
    expect(JSON.stringify(valueOf(deep))).toContain("! it is nested more than 64 deep");
  });
});

describe("graphFromSynth", () => {
  test("meta-arguments are left out, lifecycle stays, instances are told apart", () => {
    const graph = graphFromSynth({
      "//": { metadata: { version: "x" } },
      resource: {
        aws_vpc: {
          a: {
            "//": { metadata: { path: "x" } },
            cidr_block: "10.0.0.0/16",
            depends_on: ["aws_vpc.b"],
            lifecycle: { prevent_destroy: true },
            provider: "aws.west",
          },
          b: { count: "${length(local.names)}", tags: { Name: "${local.names[count.index]}" } },
        },
      },
      locals: { names: ["n0", "n1"] },
      provider: { aws: [{ region: "us-east-1" }, { alias: "west", region: "${var.west}" }] },
      variable: { west: { default: "us-west-2" } },
      import: [{ id: "vpc-1", to: "aws_vpc.a" }],
    });
    expect(writtenGraph(graph)).toEqual({
      "aws_vpc.a": { cidr_block: "10.0.0.0/16", lifecycle: { prevent_destroy: true } },
      "aws_vpc.b[0]": { tags: { Name: "n0" } },
      "aws_vpc.b[1]": { tags: { Name: "n1" } },
    });
    expect(graph.resources.map(({ region }) => region)).toEqual(["us-west-2", "us-east-1", "us-east-1"]);
    expect(graph.gaps).toEqual([]);
  });

  test("dynamic blocks are written out, and added to those that are written", () => {
    const graph = graphFromSynth({
      resource: {
        aws_security_group: {
          a: {
            ingress: { from_port: 22 },
            dynamic: {
              ingress: { for_each: [80, 443], iterator: "rule", content: { from_port: "${rule.value}" } },
              egress: [{ for_each: "${data.aws_x.y.ports}", content: {} }],
            },
          },
        },
      },
    });
    expect(writtenGraph(graph)).toEqual({
      "aws_security_group.a": {
        ingress: [{ from_port: 22 }, { from_port: 80 }, { from_port: 443 }],
        egress: "! the for_each of its dynamic block egress cannot be told",
      },
    });
  });

  test("what cannot be told is a gap: modules, instances, a count of a billion", () => {
    const graph = graphFromSynth({
      module: { web: { source: "./web" } },
      resource: {
        aws_vpc: {
          a: { count: 1_000_000_000 },
          b: { for_each: "${var.keys}" },
          c: { count: "${length(aws_vpc.c)}" },
        },
      },
    });
    expect(graph.gaps).toEqual([
      { address: "aws_vpc.a", reason: "its count cannot be told: 1000000000 instances are more than 10000" },
      { address: "aws_vpc.b", reason: "its for_each cannot be told: var.keys has no default" },
      { address: "aws_vpc.c", reason: "its count cannot be told: only an apply tells it" },
      { address: "module.web", reason: "the resources of a module are not part of this input" },
    ]);
    expect(graph.resources.map(({ address }) => address)).toEqual(["aws_vpc.a", "aws_vpc.b", "aws_vpc.c"]);
  });

  test("every block may be an array, and the document too", () => {
    const graph = graphFromSynth([
      { resource: [{ aws_vpc: [{ a: [{ cidr_block: "${local.range}" }] }] }] },
      { locals: [{ range: "10.0.0.0/16" }] },
    ]);
    expect(writtenGraph(graph)).toEqual({ "aws_vpc.a": { cidr_block: "10.0.0.0/16" } });
  });

  test("an address that is declared twice is refused, in one document and in two", () => {
    const vpc = { resource: { aws_vpc: { a: {} } } };
    expect(() => graphFromSynth([vpc, vpc])).toThrow("aws_vpc.a is declared twice");
    expect(() => graphFromSynth({ resource: { aws_vpc: { a: [{}, {}] } } })).toThrow(
      "aws_vpc.a is declared twice",
    );
  });

  test.each([
    [{ resource: "x" }, "resource is no object"],
    [{ resource: { aws_vpc: 3 } }, "resource.aws_vpc is no object"],
    [{ resource: { aws_vpc: { a: null } } }, "aws_vpc.a is no object"],
    ["text", "the document is no object"],
  ])("%j is refused with its place", (json, place) => {
    expect(() => graphFromSynth(json)).toThrow(place);
  });

  test("the order of the document changes nothing", () => {
    const forwards = { aws_vpc: { a: {}, b: {} }, aws_lb: { a: { subnets: ["${aws_vpc.a.id}"] } } };
    const backwards = { aws_lb: { a: { subnets: ["${aws_vpc.a.id}"] } }, aws_vpc: { b: {}, a: {} } };
    expect(graphFromSynth({ resource: backwards }).resources).toEqual(
      graphFromSynth({ resource: forwards }).resources,
    );
  });
});
