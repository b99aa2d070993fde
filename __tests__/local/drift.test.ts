import { driftOf, parseDriftPlan, unexplainedDrift } from "../../src/local/drift";
import { EMULATOR_GAPS } from "../../src/local/emulator-gaps";
import { leafChanges } from "../../src/local/leaf-changes";
import { failureOf } from "../cli/support/failure";

describe("the leaves that differ", () => {
  it.each<[string, unknown, unknown, unknown, readonly [string, unknown, unknown][]]>([
    ["nothing", { a: 1, b: [{ c: 2 }] }, { a: 1, b: [{ c: 2 }] }, {}, []],
    ["null and absent are one", { a: null }, {}, {}, []],
    ["a value", { a: 1 }, { a: 2 }, {}, [["a", 1, 2]]],
    ["a value of another type", { a: 1 }, { a: "1" }, {}, [["a", 1, "1"]]],
    ["false is not absent", { a: false }, {}, {}, [["a", false, undefined]]],
    [
      "a block",
      { b: [{ c: 1, d: 1 }, { c: 2 }] },
      { b: [{ c: 1, d: 3 }, { c: 4 }] },
      {},
      [
        ["b.d", 1, 3],
        ["b.c", 2, 4],
      ],
    ],
    ["a list that grew is one leaf", { b: [1] }, { b: [1, 2] }, {}, [["b", [1], [1, 2]]]],
    ["a block that came", { b: [] }, { b: [{ c: 1 }] }, {}, [["b", [], [{ c: 1 }]]]],
    [
      "an unknown value",
      { v: "1", t: { k: "x" } },
      { t: {} },
      { v: true, t: { k: true } },
      [
        ["t.k", "x", "(known after apply)"],
        ["v", "1", "(known after apply)"],
      ],
    ],
    ["a whole document", null, { a: 1 }, {}, [["", null, { a: 1 }]]],
  ])("%s", (_case, before, after, unknown, expected) => {
    const found = leafChanges(before, after, unknown).map(({ attribute, ...leaf }) => [
      attribute,
      leaf.before,
      leaf.after,
    ]);
    expect(found.sort()).toEqual([...expected].sort());
  });
});

const GAPS = [{ resourceType: "aws_x", attribute: "block.warmup", why: "the emulator drops it" }];

function planOf(
  actions: readonly string[],
  before: unknown,
  after: unknown,
  type = "aws_x",
): ReturnType<typeof parseDriftPlan> {
  const change = { actions, before, after, after_unknown: {} };
  return parseDriftPlan(
    JSON.stringify({ format_version: "1.2", resource_changes: [{ address: `${type}.a`, type, change }] }),
  );
}

describe("drift", () => {
  it("is explained by a gap of that type and attribute, and only for an update", () => {
    const [before, after] = [{ block: [{ warmup: 0 }] }, { block: [{ warmup: 60 }] }];
    const drift = {
      address: "aws_x.a",
      resourceType: "aws_x",
      attribute: "block.warmup",
      before: 0,
      after: 60,
    };
    expect(driftOf(planOf(["update"], before, after), GAPS)).toEqual({
      explained: [{ ...drift, actions: "update" }],
      unexplained: [],
    });
    expect(unexplainedDrift(planOf(["delete", "create"], before, after), GAPS)).toEqual([
      { ...drift, actions: "delete, create" },
    ]);
    expect(unexplainedDrift(planOf(["update"], before, after, "aws_y"), GAPS)).toHaveLength(1);
  });

  it("keeps what a gap does not name apart, leaf by leaf", () => {
    const plan = planOf(
      ["update"],
      { block: [{ warmup: 0 }], name: "a" },
      { block: [{ warmup: 60 }], name: "b" },
    );
    const { explained, unexplained } = driftOf(plan, GAPS);
    expect([explained.length, unexplained.map(({ attribute }) => attribute)]).toEqual([1, ["name"]]);
  });

  it.each([[["no-op"]], [["read"]]])("does not count %j", (actions) => {
    expect(unexplainedDrift(planOf(actions, { a: 1 }, { a: 2 }), [])).toEqual([]);
  });

  it("counts a resource that is missing or too many", () => {
    expect(unexplainedDrift(planOf(["create"], null, { a: 1 }), GAPS)).toHaveLength(1);
    expect(unexplainedDrift(planOf(["delete"], { a: 1 }, null), GAPS)).toHaveLength(1);
  });

  it.each(["", "not JSON", "[]", '{"format_version":"2.0"}', '{"version":4,"serial":1}'])(
    "refuses %j as a plan",
    async (text) => {
      const failure = await failureOf(() => parseDriftPlan(text));
      expect(failure.parts.allowed).toBe("the output of `terraform show -json <plan>`, format version 1");
    },
  );
});

it("lists each gap once, with a reason that says something", () => {
  const keys = EMULATOR_GAPS.map(({ resourceType, attribute }) => `${resourceType} ${attribute}`);
  expect(keys).toEqual([...new Set(keys)].sort());
  expect(EMULATOR_GAPS.filter(({ why }) => why.length < 20)).toEqual([]);
});
