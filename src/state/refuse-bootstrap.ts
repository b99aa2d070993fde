import { type DurableError, externalError } from "../foundation/errors";
import type { Claim } from "./parts/backend-parts";
import type { Finding } from "./verify/finding";
import { judge } from "./verify/judge";
import type { Observation } from "./verify/observation";

/**
 * What a bootstrap would make worse: a state of the state stack that is wrong, or locked. The rest is what it mends.
 * @throws DurableError (external) with the fix that `durable state verify` names too.
 */
export function refuseFaults(seen: Observation): void {
  const finding = judge(seen).find((one) => isBlocking(seen, one));
  if (finding === undefined) return;
  throw externalError({
    what: finding.message,
    given: `${finding.fault}, ${finding.stack ?? seen.bucket}`,
    next: `${finding.fix}. Nothing was changed`,
  });
}

function isBlocking({ stacks }: Observation, { stack, fault }: Finding): boolean {
  const own = stacks.find(({ role }) => role === "state");
  if (own === undefined || stack !== own.stack || fault === "digest-missing") return false;
  // A bucket that never held the state: a bootstrap was killed before it moved the state there.
  return !(fault === "state-missing" && own.versions.length === 0 && own.digest === undefined);
}

/** A new bucket would begin an empty history over what still runs. */
export function bucketWasDeleted(
  { bucket, environment }: Observation,
  left: readonly string[],
): DurableError {
  return externalError({
    what: `The bucket of the state, ${bucket}, is gone, but other parts of the state backend are there: it was deleted, with every state in it`,
    given: left.join(", "),
    allowed: "a state backend of which nothing is there yet, or all of it",
    next: `find out who deleted it: what its states described may still run. docs/operations.md says how the environment ${environment} begins a new one. Nothing was changed`,
  });
}

export function claimed(claim: Claim, environment: string): DurableError {
  return externalError({
    what: "Somebody else makes this state backend at the moment, or began to and did not finish",
    given: `${claim.owner}, since ${claim.since}`,
    allowed: "one bootstrap at a time",
    next:
      `wait for that run; if it was killed, run npx durable state bootstrap --environment ${environment} in that folder again: it goes on. ` +
      `Only if that folder is lost: aws s3 rm s3://${claim.bucket}/${claim.key}, then run the command here again. Nothing was changed`,
  });
}
