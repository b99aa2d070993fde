import type { AttributeChange, Change, ShownValue } from "../change";
import type { SafeText } from "../secrets/safe-text";
import type { Draft } from "./draft";
import { isSecret, type DraftValue } from "./leaf";

/** The change as it may be shown, once every secret of the plan is known. */
export function finishChange(draft: Draft, safe: SafeText): Change {
  const { address, type, mode, kind, previousAddress, importId, reason, replacePaths, leaves, unchanged } =
    draft;
  return {
    address: safe.name(address),
    type: safe.name(type),
    mode,
    kind,
    ...(previousAddress !== undefined && { previousAddress: safe.name(previousAddress) }),
    ...(importId !== undefined && { importId: safe.name(importId) }),
    ...(reason !== undefined && { reason: safe.name(reason) }),
    replacePaths: replacePaths.map((path) => safe.path(path)),
    ...(unchanged !== undefined && {
      unchanged: Object.fromEntries(
        Object.entries(unchanged).map(([name, value]) => [name, shownValue(value, name, safe)]),
      ),
    }),
    attributes: leaves.map(({ path, before, after }): AttributeChange => {
      const name = path.findLast((step) => typeof step === "string");
      const shown = { before: shownValue(before, name, safe), after: shownValue(after, name, safe) };
      return { path: safe.path(path), ...bothHidden(shown) };
    }),
    attributesLeftOut: draft.attributesLeftOut,
  };
}

function shownValue(draft: DraftValue, name: string | number = "", safe: SafeText): ShownValue {
  if (typeof draft !== "string") {
    if (draft.kind !== "value" || typeof draft.value !== "number") return draft;
    const because = safe.reasonToHideNumber(draft.value);
    return because === undefined ? draft : { kind: "hidden", because };
  }
  const because = safe.reasonToHide(draft, String(name));
  return because === undefined ? { kind: "value", value: draft } : { kind: "hidden", because };
}

/** Where one side is a secret, the other was one or will be one. */
function bothHidden(
  shown: Pick<AttributeChange, "before" | "after">,
): Pick<AttributeChange, "before" | "after"> {
  const hidden = [shown.before, shown.after].find(isSecret);
  if (hidden === undefined) return shown;
  const cover = (value: ShownValue): ShownValue => (value.kind === "value" ? hidden : value);
  return { before: cover(shown.before), after: cover(shown.after) };
}
