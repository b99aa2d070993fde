import { loadInput } from "../../src/model/load-input";
import { fixtureText } from "./support/fixtures";

describe("loadInput", () => {
  test.each([
    ["durable-dev.cdk.tf", "synth"],
    ["durable-dev.plan", "plan"],
    ["durable-dev.state", "state"],
    ["durable-dev.state-v4", "state"],
  ])("%s is told to be a %s", (name, kind) => {
    const input = loadInput(fixtureText(name));
    expect([input.kind, input.graph.resources.length]).toEqual([kind, 105]);
  });

  test.each<[string, string, string]>([
    ["nothing", " \n", "The document is empty"],
    [
      "what is cut off",
      '{"resource": {\n  "aws_vpc": {} {',
      "The document is no JSON\n  given:   line 2, column 17",
    ],
    ["a gzip", "\u001f\u008b\u0008", "The document is compressed"],
    ["a saved plan", "PK\u0003\u0004rest", "The document is a saved plan, which only Terraform reads"],
    ["UTF-16", '{\u0000"\u0000', "The document is no UTF-8 text"],
    [
      "a log",
      '{"@level":"info"}\n{"@level":"info"}',
      "The document is Terraform's log (terraform plan -json), not the plan",
    ],
    [
      "another object",
      '{"a":1,"b":2}',
      "The document is JSON, but no configuration, no plan and no state\n  given:   an object with a, b",
    ],
    ["a text", '"x"', 'given:   "x"'],
    ["an empty array", "[]", "no configuration, no plan and no state"],
    [
      "a provider schema",
      '{"format_version":"1.0","provider_schemas":{}}',
      "no configuration, no plan and no state",
    ],
    [
      "a plan with an error",
      '{"format_version":"1.2","errored":true,"planned_values":{}}',
      "The plan ended in an error",
    ],
    [
      "a plan of the future",
      '{"format_version":"2.0","planned_values":{}}',
      'given:   "format_version": "2.0"',
    ],
    [
      "a plan of the past",
      '{"format_version":"0.2","planned_values":{}}',
      'given:   "format_version": "0.2"',
    ],
    [
      "a plan with a wrong part",
      '{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":3}]}}}',
      "This is no plan: planned_values.root_module.resources.0.address",
    ],
    ["a state of another version", '{"version":3,"serial":1,"resources":[]}', "This is a state of version 3"],
  ])("%s is refused", (_, text, message) => {
    expect(() => loadInput(text)).toThrow(message);
  });

  test("what is given as another kind is refused, with the option to use", () => {
    const state = '{"format_version":"1.0"}';
    expect(() => loadInput(state, "plan")).toThrow(
      "The document is a state, not a plan\n  next:    Give it as --state.",
    );
    expect(loadInput(state, "state").graph.resources).toEqual([]);
  });

  test("a byte order mark is no fault", () => {
    expect(
      loadInput('\uFEFF{"resource":{"aws_vpc":{"a":{}}}}').graph.resources.map(({ address }) => address),
    ).toEqual(["aws_vpc.a"]);
  });
});
