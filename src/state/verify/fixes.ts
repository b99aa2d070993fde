import type { KnownVersion } from "./history";
import type { Observation, StackObservation } from "./observation";

/** What stands for the id of a lock that has none, since it cannot be read. */
export const UNREADABLE_LOCK = "unreadable";

/** The commands that a finding offers. They are printed, never run: `verify` changes nothing. */
export function restoreFix(
  seen: Observation,
  stack: StackObservation,
  version: KnownVersion | undefined,
): string {
  if (version === undefined)
    return "no version in the bucket can be read: bring the state back from a copy of your own";
  return `${recoverCommand(seen, stack)} brings back serial ${version.content.serial} of ${version.modifiedAt}`;
}

/** Which of the two the world is like, only a person can find out. */
export function forkFix(
  seen: Observation,
  stack: StackObservation,
  lost: KnownVersion,
  present: { readonly versionId: string },
): string {
  const choose = (versionId: string) => `${recoverCommand(seen, stack)} --version-id ${versionId}`;
  return (
    "look for these resources on AWS and `terraform import` what still exists; once none does, " +
    `${choose(present.versionId)} keeps the present state for good; ${choose(lost.versionId)} goes back to the lost one`
  );
}

/** What Terraform would have written itself. */
export function digestFix(seen: Observation, stack: StackObservation): string {
  return `if the state is the right one, ${recoverCommand(seen, stack)} writes its digest`;
}

/** Whose run it is, nobody can tell from here: so both ways out are named, the harmless one first. */
export function unlockFix(
  seen: Observation,
  stack: StackObservation,
  { id = UNREADABLE_LOCK }: { readonly id?: string },
): string {
  return `wait for that run; only if it is dead: ${recoverCommand(seen, stack)} --unlock ${id}`;
}

export function bootstrapFix({ environment }: Observation): string {
  return `npx durable state bootstrap --environment ${environment}`;
}

function recoverCommand({ environment }: Observation, { role }: StackObservation): string {
  return `npx durable state recover --environment ${environment} --stack ${role}`;
}
