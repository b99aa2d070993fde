import { gzipSync } from "node:zlib";
import { DurableError } from "../../../src/foundation/errors";
import { graphFromPlan } from "../../../src/model/from-plan";
import { fixture, fixtureText } from "../../model/support/fixtures";
import { planWith, read, resourceChange } from "./support/plans";

const SECRET = "hunter2-hunter2";

async function refusal(document: unknown): Promise<DurableError> {
  const error: unknown = await read(document).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DurableError) return error;
  throw new Error(`not refused, but ${String(error)}`);
}

/** What a review shows of a plan: all but its functions. */
async function shownOf(document: unknown, size?: number) {
  const { whole: _, redact: __, ...content } = await read(document, size);
  return content;
}

describe("what is no plan", () => {
  const plan = JSON.stringify(
    planWith({ resource_changes: [resourceChange({ after: { password: SECRET } })] }),
  );

  it.each<readonly [string, unknown, string]>([
    ["nothing", "", "The document is empty"],
    ["spaces", " \n ", "The document is empty"],
    ["gzip", gzipSync(plan), "The document is compressed"],
    [
      "a saved plan",
      Buffer.from("PK\u0003\u0004binary"),
      "The document is a saved plan, which only Terraform reads",
    ],
    ["UTF-16", Buffer.from(`\uFEFF${plan}`, "utf16le"), "The document is no UTF-8 text"],
    [
      "Terraform's log",
      '{"@level":"info"}\n{}',
      "The document is Terraform's log (terraform plan -json), not the plan",
    ],
    ["a word", "Terraform v1.11.4", "The document is no JSON"],
    ["a number", "12", "The document is no JSON object"],
    ["a text", '"plan"', "The document is no JSON object"],
    ["a list", "[]", "The document is no JSON object"],
    ["an empty object", "{}", "The document is JSON, but no plan"],
    ["another object", '{"a":1}', "The document is JSON, but no plan"],
    ["a shown state", '{"format_version":"1.0","values":{}}', "The document is a state, not a plan"],
    ["a state file", '{"version":4,"serial":1,"resources":[]}', "The document is a state, not a plan"],
    [
      "a synthesized stack",
      '{"terraform":{},"resource":{}}',
      "The document is a configuration in Terraform's JSON syntax, not a plan",
    ],
    ["format 0.2", plan.replace('"1.2"', '"0.2"'), "The plan has a format that is not known"],
    ["format 2.0", plan.replace('"1.2"', '"2.0"'), "The plan has a format that is not known"],
    ["a format that is a number", plan.replace('"1.2"', "1.2"), "The plan has a format that is not known"],
    ["two plans", plan + plan, "Something follows the plan"],
    ["half of a plan", plan.slice(0, plan.length / 2), "The plan is cut off"],
    ["all but the last byte", plan.slice(0, -1), "The plan is cut off"],
    ["a broken change", plan.replace('"hunter2', '!"hunter2'), "The document is no JSON"],
    ["a stray comma", plan.replace("{", "{,"), "The document is no JSON"],
    [
      "changes that are no list",
      planWith({ resource_changes: 3 }),
      "This is no plan: resource_changes is malformed",
    ],
    [
      "a change without an address",
      planWith({ resource_changes: [{ type: "a", mode: "managed", change: { actions: [] } }] }),
      "This is no plan: resource_changes.address: Invalid input: expected string, received undefined",
    ],
  ])("%s", async (_name, document, what) => {
    const error = await refusal(document);
    expect([error.parts.what, error.exitCode, error.kind]).toEqual([what, 1, "usage"]);
    expect(error.parts.next).not.toBe("");
    // Node's parser repeats the text around the fault.
    expect(error.message).not.toContain("hunter");
  });

  test("the place of a fault is told", async () => {
    expect((await refusal(plan.slice(0, 150))).parts.given).toBe("in resource_changes, byte 150");
  });
});

describe("a plan", () => {
  test("with a byte order mark, in pieces of any size, is the same plan", async () => {
    const text = fixtureText("modules.plan");
    const content = await shownOf(text);
    expect(content.changes.length).toBe(21);
    for (const size of [1, 7, 1000, 4096, 1_000_000]) {
      const other = await shownOf(Buffer.from(`\uFEFF${text}`), size);
      expect(other).toEqual(content);
    }
  });

  test("with spaces, and with characters of several bytes at the border of a piece", async () => {
    const plan = planWith({ resource_changes: [resourceChange({ after: { name: 'ä€😀 "\\ \u2028' } })] });
    for (const size of [1, 2, 3, 5, 7]) {
      const { changes } = await read(JSON.stringify(plan, null, 2), size);
      expect(changes.map(({ attributes }) => attributes)).toEqual([
        [{ path: ["name"], before: { kind: "absent" }, after: { kind: "value", value: 'ä€😀 "\\ \u2028' } }],
      ]);
    }
  });

  test("tells the version, an error, what is left for later, and what cannot be applied", async () => {
    const content = await shownOf({
      ...planWith({ resource_changes: [resourceChange({})] }),
      errored: true,
      complete: false,
      applyable: false,
    });
    expect({ ...content, changes: content.changes.length }).toEqual({
      formatVersion: "1.2",
      terraformVersion: "1.11.4",
      errored: true,
      complete: false,
      changes: 1,
      drift: [],
      deferred: [],
      outputs: [],
      notes: [
        "The plan ended in an error: what it lists is not all that would happen",
        "The plan is not complete: Terraform leaves changes for a later plan",
        "Terraform says that this plan cannot be applied",
      ],
    });
  });

  test("of Terraform 1.5, which knows neither complete nor applyable, and without any change", async () => {
    const content = await shownOf({ format_version: "1.2", planned_values: {} });
    expect(content).toEqual({
      formatVersion: "1.2",
      terraformVersion: undefined,
      errored: false,
      complete: undefined,
      changes: [],
      drift: [],
      deferred: [],
      outputs: [],
      notes: [],
    });
  });

  test("with drift, deferred changes, outputs, actions and a generated configuration", async () => {
    const content = await read(
      planWith({
        resource_drift: [resourceChange({ before: { a: 1 }, after: { a: 2 } })],
        deferred_changes: [
          { reason: "instance_count_unknown", resource_change: resourceChange({ actions: ["create"] }) },
        ],
        output_changes: {
          address: { actions: ["create"], before: null, after: "x", after_unknown: false },
          map: { actions: ["update"], before: { a: 1 }, after: { a: 2 }, after_unknown: false },
        },
        action_invocations: [{}, {}],
        resource_changes: [resourceChange({ importing: { id: "i" }, generated_config: "resource {}" })],
      }),
    );
    expect(content.drift.map(({ kind, attributes }) => [kind, attributes.length])).toEqual([["update", 1]]);
    expect(content.deferred.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["deferred", "instance_count_unknown"],
    ]);
    expect(
      content.outputs.map(({ address, type, kind, attributes }) => [address, type, kind, attributes]),
    ).toEqual([
      [
        "output.address",
        "output",
        "create",
        [{ path: [], before: { kind: "absent" }, after: { kind: "value", value: "x" } }],
      ],
      [
        "output.map",
        "output",
        "update",
        [{ path: ["a"], before: { kind: "value", value: 1 }, after: { kind: "value", value: 2 } }],
      ],
    ]);
    expect(content.notes).toEqual([
      "1 change put off to a later run",
      "2 actions of providers run with this plan: what they do is not told",
      "1 resource imported with a configuration that Terraform wrote",
    ]);
  });

  test("as a whole gives the drill the same resources as the document itself", async () => {
    for (const name of ["durable-dev.plan", "modules.plan"]) {
      const { whole } = await read(fixtureText(name), 1000);
      expect(graphFromPlan(whole()).resources).toEqual(graphFromPlan(fixture(name)).resources);
    }
  });

  test("whose states are too large has no whole, and says so", async () => {
    const large = {
      planned_values: { root_module: {} },
      prior_state: { values: {} },
      configuration: { a: 1 },
    };
    const plan = planWith(large);
    const size = Object.values(large).reduce((sum, part) => sum + JSON.stringify(part).length, 0);
    expect((await read(plan, 10, size)).whole()).toEqual({ ...plan, resource_changes: [] });
    const { whole, notes } = await read(plan, 10, size - 1);
    expect(whole()).toBeUndefined();
    expect(notes).toEqual([
      `The plan's states and configuration take more than ${size - 1} bytes: durability before and after is not told`,
    ]);
  });

  test("with the same address twice keeps both", async () => {
    const { changes } = await read(planWith({ resource_changes: [resourceChange({}), resourceChange({})] }));
    expect(changes.map(({ address }) => address)).toEqual(["aws_thing.a", "aws_thing.a"]);
  });
});
