import { describePlan } from "../../../src/state/recover/describe-plan";
import { planRecovery } from "../../../src/state/recover/plan-recovery";
import type { Recovery } from "../../../src/state/recover/recover-state";
import { exitCodeOf, reportRecovery } from "../../../src/state/recover/report";
import { judge } from "../../../src/state/verify/judge";
import { failureOf } from "../../cli/support/failure";
import { observation, type Scene, stateText as S } from "../verify/observations";

const verifiedOf = (scene: Scene) => {
  const seen = observation(scene);
  return { seen, findings: judge(seen) };
};

const OLDER: Scene = { locking: "both", texts: [S(1), S(3, "ours", ["a", "b"]), S(2, "ours", ["a", "c"])] };
const LOCKED: Scene = {
  ...OLDER,
  locks: [
    { place: "s3", id: "42" },
    { place: "dynamodb", id: "42" },
  ],
};

it("shows what was found and every step with all that a person must know of it", () => {
  const verified = verifiedOf(LOCKED);
  expect(describePlan(verified, planRecovery(verified, {}))).toEqual([
    'dev: s3://bucket, locking "both"',
    "FAULT older-state of durable-dev: s3://bucket/durable-dev/terraform.tfstate of 2026-11-22T10:00:03.000Z has serial 2, but serial 3 was there at 2026-11-22T10:00:02.000Z: an older state was put in its place",
    "FAULT lock-held of durable-dev: The state is locked in the bucket and the table table by somebody since an unknown time for an unknown operation (id 42)",
    "step 1: release the lock of durable-dev in the bucket and the table table, held by somebody since an unknown time for an unknown operation (id 42)",
    "step 2: bring back serial 3 of durable-dev, of 2026-11-22T10:00:02.000Z",
    "  object     s3://bucket/durable-dev/terraform.tfstate",
    "  version    v2",
    "  lineage    ours",
    "  resources  2, 1 that the present state lacks (aws_x.b = b), without 1 that the present one has (aws_x.c = c)",
    "  digest     written into the table table",
  ]);
});

it("says so where there is nothing to do, and what it cannot do", () => {
  const sound = verifiedOf({ locking: "s3" });
  const gone = verifiedOf({ locking: "s3", versioning: "no-bucket", texts: [] });
  expect(describePlan(sound, planRecovery(sound, {}))[1]).toBe(
    "the state is sound: there is nothing to recover",
  );
  expect(describePlan(gone, planRecovery(gone, {})).slice(2)).toEqual([
    "NOT MENDED bucket-missing: npx durable state bootstrap --environment dev, if the environment is new; " +
      "otherwise find out first who deleted it: what it described may still run",
  ]);
});

function recoveryOf(scene: Scene, end: "done" | "refused", isMended = end === "done"): Recovery {
  const verified = verifiedOf(scene);
  const plan = planRecovery(verified, {});
  const agreement =
    end === "done"
      ? { agreed: plan.steps, refused: [] }
      : { agreed: [], refused: plan.steps.map((step) => ({ step, why: "pass --yes" })) };
  return { plan, agreement, findings: isMended ? [] : verified.findings };
}

it("reports each step with whether it was done, and why not", () => {
  const steps = (end: "done" | "refused") =>
    reportRecovery("dev", false, recoveryOf(OLDER, end)).steps.map(({ kind, done, why }) => [
      kind,
      done,
      why,
    ]);
  expect([steps("done"), steps("refused")]).toEqual([
    [["restore", true, undefined]],
    [["restore", false, "pass --yes"]],
  ]);
  const { schemaVersion, environment, dryRun, sound, left, findings } = reportRecovery(
    "dev",
    true,
    recoveryOf(OLDER, "refused"),
  );
  expect([schemaVersion, environment, dryRun, sound, left, findings.map(({ fault }) => fault)]).toEqual([
    1,
    "dev",
    true,
    false,
    [],
    ["older-state"],
  ]);
});

it.each([
  ["all is mended", false, recoveryOf(OLDER, "done"), false, 0],
  ["a fault is left after it", false, recoveryOf(OLDER, "done", false), false, 3],
  ["a dry run of a fault", true, recoveryOf(OLDER, "refused"), false, 3],
  ["a dry run of a sound state", true, recoveryOf({ locking: "s3" }, "refused", true), false, 0],
  ["the person said no", false, recoveryOf(OLDER, "refused"), true, 3],
])("ends with the exit code of its outcome: %s", (_name, dryRun, recovery, canAsk, exitCode) => {
  expect(exitCodeOf(reportRecovery("dev", dryRun, recovery), canAsk)).toBe(exitCode);
});

it.each([
  ["nobody could be asked", recoveryOf(OLDER, "refused"), false, "older-state of durable-dev: pass --yes"],
  [
    "nothing can be done",
    recoveryOf({ locking: "s3", versioning: "no-bucket", texts: [] }, "refused"),
    true,
    "bucket-missing: npx durable state bootstrap",
  ],
])("fails where nothing was done at all: %s", async (_name, recovery, canAsk, given) => {
  const failure = await failureOf(() => exitCodeOf(reportRecovery("dev", false, recovery), canAsk));
  expect([failure.exitCode, failure.parts.what, failure.parts.given?.startsWith(given)]).toEqual([
    1,
    "Nothing was mended, and nothing was changed",
    true,
  ]);
});
