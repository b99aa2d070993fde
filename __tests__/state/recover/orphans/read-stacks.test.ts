import { readStacks } from "../../../../src/state/recover/orphans/read-stacks";
import { judge } from "../../../../src/state/verify/judge";
import { fakeHost } from "../../../cli/support/fake-host";
import { failureOf } from "../../../cli/support/failure";
import { dev } from "../../../support/environments";
import { observation, type Scene, stateText } from "../../verify/observations";

const STACK = JSON.stringify({
  provider: { aws: [{ default_tags: [{ tags: { System: "s", Environment: "dev" } }] }] },
  resource: { aws_x: { a: {} } },
});
const FILES = { "/w/state-dev/cdk.tf.json": STACK, "/w/durable-dev/cdk.tf.json": STACK };

function read(scene: Partial<Scene>, files: Readonly<Record<string, string>> = {}, noState = false) {
  const seen = observation({ locking: "both", ...scene });
  const stacks = seen.stacks.map((stack) =>
    noState && stack.role === "state" ? { ...stack, versions: [], versionCount: 0 } : stack,
  );
  const verified = { seen: { ...seen, stacks }, findings: judge({ ...seen, stacks }) };
  return readStacks({
    environment: dev,
    verified,
    objects: {
      bucketExists: () => Promise.resolve(true),
      read: (_bucket: string, key: string) =>
        Promise.resolve(stateText(1, "ours", key.startsWith("durable") ? ["a"] : ["b"])),
    },
    files: fakeHost({ files: { ...FILES, ...files } }).files,
    stackFolder: (stack) => `/w/${stack}`,
    bootstrapFolder: "/w/bootstrap",
  });
}

it("holds what each stack wants against what its state has", async () => {
  const stacks = await read({});
  expect(
    stacks.map(({ stack, configuration, recorded }) => [
      stack,
      [...configuration.blocks.keys()],
      [...recorded.attributes.keys()],
    ]),
  ).toEqual([
    ["state-dev", ["aws_x.a"], ["aws_x.b"]],
    ["durable-dev", ["aws_x.a"], ["aws_x.a"]],
  ]);
});

it("takes a stack that was never deployed for one with nothing in its state", async () => {
  const [, durable] = await read({ texts: [], digest: undefined });
  expect([...(durable?.recorded.attributes ?? [])]).toEqual([]);
});

it("takes the state of a bootstrap that did not come to its end from where that keeps it", async () => {
  const text = stateText(1, "new", ["local"]);
  const [state] = await read({}, { "/w/bootstrap/terraform.tfstate": text }, true);
  expect([...(state?.recorded.attributes.keys() ?? [])]).toEqual(["aws_x.local"]);
  const [without] = await read({}, {}, true);
  expect([...(without?.recorded.attributes.keys() ?? [])]).toEqual([]);
});

it.each([
  ["state-missing", [stateText(1), undefined]],
  ["state-empty", [stateText(1), ""]],
  ["state-truncated", [stateText(1), stateText(1).slice(0, 40)]],
  ["state-not-json", [stateText(1), "rubbish"]],
  ["state-not-a-state", [stateText(1), "{}"]],
  ["foreign-lineage", [stateText(1), stateText(2, "theirs")]],
  ["older-state", [stateText(2), stateText(1)]],
])("refuses to call anything an orphan by a state with %s", async (fault, texts) => {
  const failure = await failureOf(() => read({ texts }));
  expect(failure.exitCode).toBe(1);
  expect(failure.parts.given).toBe(`${fault} of durable-dev`);
  expect(failure.parts.next).toContain("npx durable state recover --environment dev");
});
