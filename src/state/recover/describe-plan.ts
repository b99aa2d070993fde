import { describeLock, describePlaces } from "../verify/judge-locks";
import type { Observation } from "../verify/observation";
import type { VerifiedState } from "../verify/verify-state";
import type { Left, RecoveryPlan, RestoreStep, Step } from "./plan";

const SHOWN_RESOURCES = 5;

/** What was found and what a recovery would do about it, line by line. */
export function describePlan({ seen, findings }: VerifiedState, plan: RecoveryPlan): readonly string[] {
  const head = `${seen.environment}: s3://${seen.bucket}, locking "${seen.locking}"`;
  if (findings.length === 0) return [head, "the state is sound: there is nothing to recover"];
  return [
    head,
    ...findings.map(({ stack, fault, message }) => `FAULT ${fault}${ofStack(stack)}: ${message}`),
    ...plan.steps.flatMap((step, index) => [
      `step ${index + 1}: ${describeStep(seen, step)}`,
      ...(step.kind === "restore" ? describeRestore(seen, step) : []),
    ]),
    ...plan.left.map(describeLeft),
  ];
}

/** One line, which a question mark can follow. */
export function describeStep(seen: Pick<Observation, "table">, step: Step): string {
  switch (step.kind) {
    case "unlock":
      return `release the lock of ${step.stack} in ${describePlaces(seen, step.lock)}, held ${describeLock(step.lock)}`;
    case "restore":
      return `bring back serial ${step.version.serial} of ${step.stack}, of ${step.version.modifiedAt}`;
    case "write-digest":
      return `write the digest ${step.md5} of the present state of ${step.stack} into the table ${seen.table}`;
  }
}

function describeLeft({ finding, why }: Left): string {
  return `NOT MENDED ${finding.fault}${ofStack(finding.stack)}: ${why}`;
}

function describeRestore({ bucket, locking, table }: Observation, step: RestoreStep): readonly string[] {
  const { versionId, lineage, resources } = step.version;
  return [
    `  object     s3://${bucket}/${step.key}`,
    `  version    ${versionId}`,
    `  lineage    ${lineage}`,
    `  resources  ${resources}${describeDifference(step)}`,
    ...(locking === "s3" ? [] : [`  digest     written into the table ${table}`]),
  ];
}

function describeDifference({ adds, removes }: RestoreStep): string {
  if (adds === undefined || removes === undefined) return "";
  if (adds.length + removes.length === 0) return ", the same as in the present state";
  const parts = [
    ...(adds.length === 0 ? [] : [`${adds.length} that the present state lacks (${shorten(adds)})`]),
    ...(removes.length === 0
      ? []
      : [`without ${removes.length} that the present one has (${shorten(removes)})`]),
  ];
  return `, ${parts.join(", ")}`;
}

function shorten(ids: readonly string[]): string {
  return `${ids.slice(0, SHOWN_RESOURCES).join(", ")}${ids.length > SHOWN_RESOURCES ? ", …" : ""}`;
}

function ofStack(stack: string | undefined): string {
  return stack === undefined ? "" : ` of ${stack}`;
}
