import type { Wishes } from "../../../src/state/recover/plan";
import { planRecovery } from "../../../src/state/recover/plan-recovery";
import type { Fault } from "../../../src/state/verify/finding";
import { judge } from "../../../src/state/verify/judge";
import type { Locking, Observation } from "../../../src/state/verify/observation";
import { failureOf } from "../../cli/support/failure";
import { LOCKINGS, observation, type Scene, stateText } from "../verify/observations";

const S = stateText;
const ANNS = {
  id: "42",
  who: "ann@laptop",
  since: "2026-11-22T09:00:00Z",
  operation: "OperationTypeApply",
} as const;

const planOf = (seen: Observation, wishes: Wishes = {}) =>
  planRecovery({ seen, findings: judge(seen) }, wishes);

const lockIn = (locking: Locking) =>
  (locking === "both" ? (["s3", "dynamodb"] as const) : [locking]).map((place) => ({ place, ...ANNS }));

/** The durable stack's texts, and the version that must come back. */
const CONTENT: readonly (readonly [Fault, NonNullable<Scene["texts"]>, versionId: string])[] = [
  ["state-missing", [S(1), S(2), undefined], "v2"],
  ["state-empty", [S(1), S(2), ""], "v2"],
  ["state-truncated", [S(1), S(2), S(3).slice(0, 100)], "v2"],
  ["state-not-json", [S(1), S(2), "rubbish"], "v2"],
  ["state-not-a-state", [S(1), S(2), "{}"], "v2"],
  ["foreign-lineage", [S(1), S(2), S(3, "theirs")], "v2"],
  ["older-state", [S(1), S(3), S(2)], "v2"],
  // The newest is not the last that was written: an older one was put in between.
  ["state-empty", [S(1), S(3), S(2), ""], "v2"],
  ["state-not-json", [S(1), S(2), "rubbish", undefined, "rubbish"], "v2"],
];

describe.each(LOCKINGS)('with locking "%s"', (locking) => {
  it.each(CONTENT)("brings back the newest good version after %s (row %#)", (fault, texts, versionId) => {
    const { steps, left } = planOf(observation({ locking, texts }));
    expect(left).toEqual([]);
    expect(steps.map((step) => step.kind === "restore" && [step.mends, step.version.versionId])).toEqual([
      [fault, versionId],
    ]);
  });

  it("plans nothing for a sound state, and for one that is not deployed yet", () => {
    expect([planOf(observation({ locking })), planOf(observation({ locking, texts: [] }))]).toEqual([
      { steps: [], left: [] },
      { steps: [], left: [] },
    ]);
  });

  it("writes the digest of a sound state where there is a table", () => {
    const step = (mends: Fault) => ({
      kind: "write-digest",
      stack: "durable-dev",
      key: "durable-dev/terraform.tfstate",
      mends,
      replaces: "v2",
      md5: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
    });
    const stepsWith = (digest: string | undefined) => planOf(observation({ locking, digest })).steps;
    expect([stepsWith("0".repeat(32)), stepsWith(undefined)]).toEqual(
      locking === "s3" ? [[], []] : [[step("digest-mismatch")], [step("digest-missing")]],
    );
  });

  it("releases a lock before it restores under it, and tells whether its id was named", () => {
    const seen = observation({ locking, texts: [S(1), ""], locks: lockIn(locking) });
    const locksOf = (wishes: Wishes) =>
      planOf(seen, wishes).steps.map((step) =>
        step.kind === "unlock" ? [step.lock, step.named] : step.kind,
      );
    const lock = { ...ANNS, places: lockIn(locking).map(({ place }) => place) };
    expect(locksOf({})).toEqual([[lock, false], "restore"]);
    expect(locksOf({ unlock: "42" })).toEqual([[lock, true], "restore"]);
  });

  it("refuses the id of a lock that nobody holds, and lists those there are", async () => {
    const held = await failureOf(() =>
      planOf(observation({ locking, locks: lockIn(locking) }), { unlock: "43" }),
    );
    const free = await failureOf(() => planOf(observation({ locking }), { unlock: "43" }));
    expect([held, free].map(({ kind, exitCode, parts }) => [kind, exitCode, parts.allowed])).toEqual([
      [
        "usage",
        1,
        "42 on durable-dev, by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42)",
      ],
      ["usage", 1, "nothing: no lock is held"],
    ]);
  });

  it.each(["suspended", "never"] as const)("restores nothing while versioning is %s", (versioning) => {
    const { steps, left } = planOf(observation({ locking, versioning, texts: [S(1), ""] }));
    expect([steps, left.map(({ finding }) => finding.fault)]).toEqual([
      [],
      ["versioning-suspended", "state-empty"],
    ]);
    expect(left[1]?.why).toContain("would destroy the version that it replaces");
  });

  it("cannot make a bucket", () => {
    const { steps, left } = planOf(observation({ locking, versioning: "no-bucket", texts: [] }));
    expect([steps, left.map(({ finding }) => finding.fault)]).toEqual([[], ["bucket-missing"]]);
  });

  it("restores without a table only where no lock and no digest goes into it", () => {
    const scene: Scene = {
      locking,
      texts: [S(1), ""],
      ...(locking === "s3" ? {} : { tableStatus: "missing" }),
    };
    const { steps, left } = planOf(observation(scene));
    expect([steps.map(({ kind }) => kind), left.map(({ finding }) => finding.fault)]).toEqual(
      locking === "s3" ? [["restore"], []] : [[], ["table-missing", "state-empty"]],
    );
  });

  it("leaves a state of which no version can be read", () => {
    const { steps, left } = planOf(observation({ locking, texts: ["", "rubbish"] }));
    expect([steps, left.map(({ finding }) => finding.fault)]).toEqual([[], ["state-not-json"]]);
  });

  it("leaves a forked history to the person, who may name either line", () => {
    const texts = [S(1, "ours", []), S(2), S(1, "ours", []), S(3, "ours", ["c"])];
    const seen = observation({ locking, texts });
    const { steps, left } = planOf(seen);
    expect([steps, left.map(({ why }) => why)]).toEqual([
      [],
      [
        "look for these resources on AWS and `terraform import` what still exists; once none does, " +
          "npx durable state recover --environment dev --stack durable --version-id v4 keeps the present state for good; " +
          "npx durable state recover --environment dev --stack durable --version-id v2 goes back to the lost one",
      ],
    ]);
    const named = (versionId: string) => planOf(seen, { versionId }).steps;
    expect([named("v2"), named("v4")].map(([step]) => step?.kind === "restore" && step.chosen)).toEqual([
      true,
      true,
    ]);
  });
});

it("tells all about a restore, also what it adds and removes", () => {
  const texts = [S(1, "ours", ["a"]), S(3, "ours", ["a", "b"]), S(2, "ours", ["a", "c"])];
  expect(planOf(observation({ locking: "both", texts })).steps).toEqual([
    {
      kind: "restore",
      stack: "durable-dev",
      key: "durable-dev/terraform.tfstate",
      mends: "older-state",
      version: {
        versionId: "v2",
        modifiedAt: "2026-11-22T10:00:02.000Z",
        serial: 3,
        lineage: "ours",
        resources: 2,
        md5: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
      },
      replaces: "v3",
      chosen: false,
      adds: ["aws_x.b = b"],
      removes: ["aws_x.c = c"],
    },
  ]);
});

it("says nothing of a difference to what cannot be read", () => {
  const [step] = planOf(observation({ locking: "s3", texts: [S(1), ""] })).steps;
  expect(step).not.toHaveProperty("adds");
  expect(step).not.toHaveProperty("removes");
});

it("plans for the stack that was asked for, and for the backend as a whole", () => {
  const seen = observation({ locking: "s3", texts: [S(1), ""] });
  expect(planOf(seen, { stack: "durable" }).steps.length).toBe(1);
  expect(planOf(seen, { stack: "state" })).toEqual({ steps: [], left: [] });
});

describe("a version that is named", () => {
  const faulty = observation({ locking: "s3", texts: [S(1), S(2), S(7, "theirs"), ""] });

  it("comes back instead of the newest, and is marked as chosen", () => {
    const [step] = planOf(faulty, { versionId: "v1" }).steps;
    expect(step?.kind === "restore" && [step.version.versionId, step.chosen]).toEqual(["v1", true]);
  });

  it.each(["v3", "v4", "nope"])(
    "is refused unless it is a good one, with a list of those: %s",
    async (versionId) => {
      const { kind, exitCode, parts } = await failureOf(() => planOf(faulty, { versionId }));
      expect([kind, exitCode, parts.allowed]).toEqual([
        "usage",
        1,
        "v2: serial 2, 2 resources, of 2026-11-22T10:00:02.000Z, of durable-dev\n" +
          "           v1: serial 1, 2 resources, of 2026-11-22T10:00:01.000Z, of durable-dev",
      ]);
    },
  );

  it("is refused where the state is sound", async () => {
    const { parts } = await failureOf(() => planOf(observation({ locking: "s3" }), { versionId: "v1" }));
    expect(parts.what).toBe("There is no state to bring back: what is there is sound");
  });

  it("is the measure of what comes after it", () => {
    const seen = observation({ locking: "s3", texts: [S(1), S(3), "", S(1), S(2)] });
    const faultsOf = (chosen: string) =>
      judge({
        ...seen,
        stacks: seen.stacks.map((stack) => ({
          ...stack,
          versions: stack.versions.map((version) =>
            stack.role === "durable" && version.versionId === chosen
              ? { ...version, chosen: true as const }
              : version,
          ),
        })),
      }).map(({ fault }) => fault);
    expect([faultsOf("none"), faultsOf("v4"), faultsOf("v5")]).toEqual([["older-state"], [], []]);
  });
});
