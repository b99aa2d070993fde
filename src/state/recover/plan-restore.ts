import type { Finding } from "../verify/finding";
import type { Observation, StackObservation } from "../verify/observation";
import { newestGood } from "./good-versions";
import type { GoodVersion, Left, RestoreStep } from "./plan";

/** The step that brings a version back, or why there can be none yet. */
export function planRestore(
  seen: Observation,
  stack: StackObservation,
  finding: Finding,
  chosen: GoodVersion | undefined,
): RestoreStep | Left {
  const obstacle = obstacleOf(seen);
  if (obstacle !== undefined) return { finding, why: obstacle };
  // Which of its two lines the world is like cannot be told from here.
  const version = chosen ?? (finding.fault === "history-forked" ? undefined : newestGood(stack));
  if (version === undefined) return { finding, why: finding.fix };
  return {
    kind: "restore",
    stack: stack.stack,
    key: stack.key,
    mends: finding.fault,
    version,
    replaces: stack.versions[0]?.versionId,
    chosen: chosen !== undefined,
    ...compare(stack, version),
  };
}

/** A restore must not itself destroy a version, and no Terraform may run beside it. */
function obstacleOf({ versioning, tableStatus, locking }: Observation): string | undefined {
  if (versioning !== "enabled")
    return "with versioning off a restore would destroy the version that it replaces: switch it on first";
  if (tableStatus === "missing")
    return `with \`locking: "${locking}"\` a restore needs the table, for its lock and its digest: make that first`;
  return undefined;
}

function compare(
  { versions }: StackObservation,
  { versionId }: GoodVersion,
): Pick<RestoreStep, "adds" | "removes"> {
  const present = versions[0]?.content;
  const restored = versions.find((version) => version.versionId === versionId)?.content;
  if (present?.kind !== "state" || restored?.kind !== "state") return {};
  return {
    adds: restored.managed.filter((id) => !present.managed.includes(id)),
    removes: present.managed.filter((id) => !restored.managed.includes(id)),
  };
}
