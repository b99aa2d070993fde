import type { AttributeChange, Change, ShownValue } from "../change";
import type { Drift } from "../review-report";
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

interface Managed {
  readonly types: ReadonlySet<string>;
  /** Blocks that rules of the plan let in, where the reader kept them. */
  readonly blocks: ReadonlySet<unknown>;
}

function managedBy(planned: readonly Change[]): Managed {
  const own = planned.filter(({ mode }) => mode === "managed");
  const blocks = own.flatMap(({ unchanged }) => [unchanged?.["cidr_ipv4"], unchanged?.["cidr_ipv6"]]);
  return {
    types: new Set(own.map(({ type }) => type)),
    blocks: new Set(blocks.flatMap((block) => (block?.kind === "value" ? [block.value] : []))),
  };
}

function matters(change: Change, managed: Managed): boolean {
  // A new address alone is what a moved block says.
  if (change.kind === "move" || isIdle(change.type)) return false;
  // Gone is gone, whatever was in it.
  if (change.kind !== "update" || change.attributesLeftOut > 0) return true;
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

/** Whoever lets everybody in is looked at, unless a rule of the plan says the same. */
function isExplained({ type }: Change, { path, after }: AttributeChange, managed: Managed): boolean {
  const isOpened = path[0] === "ingress" && after.kind === "value" && isWideOpen(after.value);
  if (isOpened && !managed.blocks.has(after.value)) return false;
  return managersOf(type, String(path[0])).some((manager) => managed.types.has(manager));
}
