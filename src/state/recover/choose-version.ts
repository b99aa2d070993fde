import { usageError } from "../../foundation/errors";
import type { Fault, Finding } from "../verify/finding";
import type { StackObservation } from "../verify/observation";
import { describeVersion, goodVersions } from "./good-versions";
import type { GoodVersion } from "./plan";

/** What a version of the object can be brought back for. */
const OF_CONTENT: readonly Fault[] = [
  "state-missing",
  "state-empty",
  "state-truncated",
  "state-not-json",
  "state-not-a-state",
  "foreign-lineage",
  "older-state",
  "history-forked",
];

/**
 * A version that a person names must be a good one of a state that has a fault: a state that is sound goes back by a
 * deploy, not by its history.
 * @throws DurableError (usage) that lists the good versions.
 */
export function checkVersionId(
  stacks: readonly StackObservation[],
  findings: readonly Finding[],
  versionId: string | undefined,
): void {
  if (versionId === undefined) return;
  const faulty = stacks.filter(({ stack }) =>
    findings.some((finding) => finding.stack === stack && OF_CONTENT.includes(finding.fault)),
  );
  const given = `--version-id ${versionId}`;
  if (faulty.length === 0)
    throw usageError({
      what: "There is no state to bring back: what is there is sound",
      given,
      next: "leave the option out; to go back to older resources, deploy the older configuration",
    });
  const matching = faulty.filter((stack) => versionNamed(stack, versionId) !== undefined);
  if (matching.length > 1)
    throw usageError({
      what: "Both stacks have a version of that id",
      given,
      next: "add --stack state or --stack durable",
    });
  if (matching.length === 1) return;
  const good = faulty.flatMap((stack) =>
    goodVersions(stack).map((version) => `${describeVersion(version)}, of ${stack.stack}`),
  );
  throw usageError({
    what: "That is no good version of a state that needs one",
    given,
    allowed: good.length === 0 ? "nothing: no version can be read" : good.join("\n           "),
    next: "name one of these, or leave the option out; nothing was changed",
  });
}

/** The version that the person named, if it is one of this stack. */
export function chosenFor(
  stack: StackObservation,
  { fault }: Finding,
  versionId: string | undefined,
): GoodVersion | undefined {
  return versionId === undefined || !OF_CONTENT.includes(fault) ? undefined : versionNamed(stack, versionId);
}

function versionNamed(stack: StackObservation, wanted: string): GoodVersion | undefined {
  return goodVersions(stack).find(({ versionId }) => versionId === wanted);
}
