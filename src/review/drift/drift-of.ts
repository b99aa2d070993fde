import type { AttributeChange, Change, ShownValue } from "../change";
import type { Drift } from "../review-report";
import type { UnchangedSetting } from "../unchanged-settings";
import { isWideOpen } from "../risks/wide-blocks";
import { isHarmless, isIdle } from "./harmless-attributes";
import { managersOf } from "./shadows";

/**
 * What something outside of Terraform changed, what matters first, else in the plan's order. It matters where it may
 * touch what carries traffic, placement, protection or access: everything but what is listed as harmless, and but what
 * resources of the same plan explain. What is hidden matters, for nobody can tell.
 *
 * @param planned all changes of the plan, no-ops as well: they tell what is managed by a resource of its own
 */
export function driftOf(drift: readonly Change[], planned: readonly Change[] = []): readonly Drift[] {
  const managed = managedBy(planned);
  const judged = drift
    .filter(({ kind, mode }) => mode === "managed" && kind !== "no-op" && kind !== "read")
    .map((change) => ({ change, matters: matters(change, managed) }));
  return [...judged.filter((one) => one.matters), ...judged.filter((one) => !one.matters)];
}

/** What resources of a plan manage, each by itself. */
export interface Managed {
  readonly types: ReadonlySet<string>;
  /** `group block` of the rules that let a block of addresses into a group. */
  readonly letIn: ReadonlySet<string>;
}

export function managedBy(planned: readonly Change[]): Managed {
  const own = planned.filter(({ mode }) => mode === "managed");
  return {
    types: new Set(own.map(({ type }) => type)),
    letIn: new Set(
      own.flatMap((change) => [
        entry(change, "security_group_id", "cidr_ipv4"),
        entry(change, "security_group_id", "cidr_ipv6"),
      ]),
    ),
  };
}

function entry({ unchanged }: Change, group: UnchangedSetting, block: UnchangedSetting): string {
  return `${textOf(unchanged?.[group])} ${textOf(unchanged?.[block])}`;
}

function textOf(value: ShownValue | undefined): string {
  return value?.kind === "value" ? String(value.value) : "";
}

/** Blocks as wide as the internet that were let into a group behind Terraform's back: no rule of the plan says so. */
export function openedBehind(change: Change, managed: Managed): readonly string[] {
  const group = textOf(change.unchanged?.["id"]);
  return change.attributes.flatMap(({ path, after }) =>
    path[0] === "ingress" &&
    after.kind === "value" &&
    isWideOpen(after.value) &&
    !managed.letIn.has(`${group} ${String(after.value)}`)
      ? [String(after.value)]
      : [],
  );
}

function matters(change: Change, managed: Managed): boolean {
  // A new address alone is what a moved block says.
  if (change.kind === "move" || isIdle(change.type)) return false;
  // Gone is gone, whatever was in it.
  if (change.kind !== "update" || change.attributesLeftOut > 0) return true;
  if (openedBehind(change, managed).length > 0) return true;
  return change.attributes.some(
    (leaf) =>
      !isHarmless(change.type, leaf.path) &&
      !(isNothing(leaf.before) && isNothing(leaf.after)) &&
      !isExplained(change, leaf, managed),
  );
}

/** Terraform stores nothing, and AWS answers with an empty list, an empty text, false or 0: the same. */
function isNothing(value: ShownValue): boolean {
  switch (value.kind) {
    case "absent":
    case "empty":
      return true;
    case "value":
      return value.value === null || value.value === "" || value.value === false || value.value === 0;
    case "unknown":
    case "hidden":
      return false;
  }
}

/** What one resource shows of others that the plan manages. */
function isExplained({ type }: Change, { path }: AttributeChange, managed: Managed): boolean {
  return managersOf(type, String(path[0])).some((manager) => managed.types.has(manager));
}
