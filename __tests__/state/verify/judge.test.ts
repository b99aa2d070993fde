import type { Fault } from "../../../src/state/verify/finding";
import { judge } from "../../../src/state/verify/judge";
import { LOCKINGS, observation, type Scene, stateText } from "./observations";

const S = stateText;
type Row = readonly [name: string, fault: Fault | undefined, texts: NonNullable<Scene["texts"]>];

const CONTENT: readonly Row[] = [
  ["is sound", undefined, [S(1), S(2)]],
  ["is not deployed yet", undefined, []],
  ["is deleted", "state-missing", [S(1), undefined]],
  ["is empty", "state-empty", [S(1), ""]],
  ["is cut off", "state-truncated", [S(1), S(2).slice(0, 100)]],
  ["is cut off in a string", "state-truncated", [S(1), S(2).slice(0, S(2).indexOf("lineage") + 3)]],
  ["is no JSON", "state-not-json", [S(1), "<html>gateway timeout</html>"]],
  ["is broken in the middle", "state-not-json", [S(1), S(2).replace("]", "}")]],
  ["is other JSON", "state-not-a-state", [S(1), '{"Records":[]}']],
  ["is of another lineage", "foreign-lineage", [S(1), S(2), S(3, "theirs")]],
  ["went on in another lineage", "foreign-lineage", [S(1), S(2, "theirs"), S(3, "theirs")]],
  ["is of another lineage after a deletion", "foreign-lineage", [S(1), undefined, S(1, "theirs")]],
  [
    "begins anew after the empty one was deleted",
    undefined,
    [S(1), S(2, "ours", []), undefined, S(1, "new")],
  ],
  ["is an older one", "older-state", [S(1), S(2), S(3), S(2)]],
  ["is an older one after rubbish", "older-state", [S(1), S(2), S(3), "rubbish", S(2)]],
  ["is an older one after a deletion", "older-state", [S(1), S(2), undefined, S(1)]],
  ["was an older one and came back", undefined, [S(1), S(2), S(1), S(2)]],
  ["was rubbish and came back", undefined, [S(1), S(2), "", S(2), S(3)]],
  [
    "overtook from an older one",
    "history-forked",
    [S(1, "ours", []), S(2), S(1, "ours", []), S(3, "ours", ["a"])],
  ],
  [
    "forked at the same serial",
    "history-forked",
    [S(1, "ours", []), S(2), S(1, "ours", []), S(2, "ours", ["c"])],
  ],
  ["overtook, and all was imported", undefined, [S(1, "ours", []), S(2), S(1, "ours", []), S(3)]],
];

describe.each(LOCKINGS)('with locking "%s"', (locking) => {
  const faultsOf = (scene: Omit<Scene, "locking">): readonly string[] =>
    judge(observation({ locking, ...scene })).map(({ stack, fault }) => `${stack ?? "backend"} ${fault}`);

  it.each(CONTENT)("tells the state that %s: %s", (_name, fault, texts) => {
    expect(faultsOf({ texts })).toEqual(fault === undefined ? [] : [`durable-dev ${fault}`]);
  });

  it("tells a wrong state once, although its digest is wrong too", () => {
    expect(faultsOf({ texts: [S(1), S(2), S(1)], digest: "of serial 2" })).toEqual([
      "durable-dev older-state",
    ]);
  });

  it("tells a digest of another state, and none, where there is a table", () => {
    expect([faultsOf({ digest: "0".repeat(32) }), faultsOf({ digest: undefined })]).toEqual(
      locking === "s3" ? [[], []] : [["durable-dev digest-mismatch"], ["durable-dev digest-missing"]],
    );
  });

  it("tells a state that is gone with all its versions, where the table remembers it", () => {
    expect(faultsOf({ texts: [], digest: "0".repeat(32) })).toEqual(
      locking === "s3" ? [] : ["durable-dev state-missing"],
    );
  });

  it.each(["suspended", "never"] as const)("tells that versioning is off: %s", (versioning) => {
    expect(faultsOf({ versioning })).toEqual(["backend versioning-suspended"]);
  });

  it("tells a bucket that is missing, and nothing of what would be in it", () => {
    expect(faultsOf({ versioning: "no-bucket", texts: [] })).toEqual(["backend bucket-missing"]);
  });

  it("tells a table that is missing, where there ought to be one", () => {
    expect(faultsOf(locking === "s3" ? {} : { tableStatus: "missing" })).toEqual(
      locking === "s3" ? [] : ["backend table-missing"],
    );
  });

  it("tells one lock that is held in two places as one, with whose it is", () => {
    const info = {
      id: "1234",
      who: "ann@laptop",
      since: "2026-11-22T09:00:00Z",
      operation: "OperationTypeApply",
    };
    const locks = [
      ...(locking === "dynamodb" ? [] : [{ place: "s3" as const, ...info }]),
      ...(locking === "s3" ? [] : [{ place: "dynamodb" as const, ...info }]),
    ];
    const findings = judge(observation({ locking, locks }));
    expect(findings.map(({ fault }) => fault)).toEqual(["lock-held"]);
    expect(findings[0]?.message).toContain(
      "by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 1234)",
    );
    expect(findings[0]?.fix).toBe(
      "wait for that run; only if it is dead: npx durable state recover --environment dev --stack durable --unlock 1234",
    );
  });
});

it("offers the version with the highest serial", () => {
  const [finding] = judge(observation({ locking: "s3", texts: [S(1), S(2), S(1), ""] }));
  expect(finding?.fix).toBe(
    "npx durable state recover --environment dev --stack durable brings back serial 2 of 2026-11-22T10:00:02.000Z",
  );
});

it("tells that the bucket is there without the state of the stack that made it", () => {
  const seen = observation({ locking: "s3" });
  const stacks = seen.stacks.map((stack) => (stack.role === "state" ? { ...stack, versions: [] } : stack));
  expect(judge({ ...seen, stacks }).map(({ stack, fault }) => [stack, fault])).toEqual([
    ["state-dev", "state-missing"],
  ]);
});

it("holds a lock that cannot be read for a lock", () => {
  const [finding] = judge(observation({ locking: "both", locks: [{ place: "s3" }] }));
  expect([finding?.fault, finding?.fix]).toEqual([
    "lock-held",
    expect.stringMatching(/ --unlock unreadable$/u),
  ]);
});
