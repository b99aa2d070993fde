import type { AttributeChange, Change, ChangeKind, ShownValue } from "../../../../src/review/change";
import type { UnchangedSetting } from "../../../../src/review/unchanged-settings";

/** Known only after the apply. */
export const UNKNOWN: ShownValue = { kind: "unknown" };
/** Hidden by redaction. */
export const HIDDEN: ShownValue = { kind: "hidden", because: "marked as sensitive by Terraform" };
/** A list without elements. */
export const EMPTY: ShownValue = { kind: "empty", value: "[]" };

/** Undefined is a value that is not there. */
type Side = ShownValue | string | number | boolean | null | undefined;

interface Rest extends Partial<Omit<Change, "address" | "type" | "kind" | "attributes" | "unchanged">> {
  readonly unchanged?: Partial<Record<UnchangedSetting, Side>>;
}

/**
 * A change by hand, as the reader of plans would give it.
 *
 * @param attributes before and after by path, steps joined by dots: `"metadata_options.0.http_tokens": ["required", "optional"]`
 */
export function change(
  address: string,
  kind: ChangeKind,
  attributes: Readonly<Record<string, readonly [before: Side, after: Side]>> = {},
  { unchanged, ...rest }: Rest = {},
): Change {
  const [type = ""] = address.replace(/^(?:module\.[^.]+\.)*(?:data\.)?/u, "").split(".");
  return {
    address,
    type,
    mode: "managed",
    kind,
    replacePaths: [],
    attributesLeftOut: 0,
    ...rest,
    ...(unchanged === undefined
      ? {}
      : {
          unchanged: Object.fromEntries(Object.entries(unchanged).map(([name, side]) => [name, shown(side)])),
        }),
    attributes: Object.entries(attributes).map(([path, [before, after]]): AttributeChange => ({
      path: path === "" ? [] : path.split(".").map((step) => (/^\d+$/u.test(step) ? Number(step) : step)),
      before: shown(before),
      after: shown(after),
    })),
  };
}

function shown(side: Side): ShownValue {
  if (side === undefined) return { kind: "absent" };
  return typeof side === "object" && side !== null ? side : { kind: "value", value: side };
}
