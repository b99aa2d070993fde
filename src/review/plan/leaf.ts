import type { ShownValue } from "../change";

/** A text waits until all secrets of the plan are known; everything else is decided. */
export type DraftValue = string | ShownValue;

export interface DraftLeaf {
  readonly path: readonly (string | number)[];
  readonly before: DraftValue;
  readonly after: DraftValue;
}

export const ABSENT: ShownValue = { kind: "absent" };
export const UNKNOWN: ShownValue = { kind: "unknown" };
const TRUE: ShownValue = { kind: "value", value: true };
const FALSE: ShownValue = { kind: "value", value: false };
const EMPTY_LIST: ShownValue = { kind: "empty", value: "[]" };
const EMPTY_OBJECT: ShownValue = { kind: "empty", value: "{}" };

/** A plain value or an empty list or object. Null and absent are one, as they are for Terraform. */
export function draftValue(value: unknown, because: string | undefined, longest: number): DraftValue {
  if (value === null || value === undefined) return ABSENT;
  if (because !== undefined) return { kind: "hidden", because };
  if (typeof value === "string") {
    return value.length <= longest ? value : { kind: "hidden", because: tooLong(value.length) };
  }
  if (typeof value === "boolean") return value ? TRUE : FALSE;
  if (typeof value === "number") return { kind: "value", value };
  return Array.isArray(value) ? EMPTY_LIST : EMPTY_OBJECT;
}

const TOO_LONG = "too long to show";

function tooLong(characters: number): string {
  return `${TOO_LONG}: ${characters.toLocaleString("en-US")} characters`;
}

/** Hidden for what it is, not for its length. */
export function isSecret(value: ShownValue): boolean {
  return value.kind === "hidden" && !value.because.startsWith(TOO_LONG);
}

/** Numbers by their value, names by their characters, a shorter path first. */
export function comparePaths(
  left: readonly (string | number)[],
  right: readonly (string | number)[],
): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one = "", other = ""] = [left[index], right[index]];
    if (one === other) continue;
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one) < String(other) ? -1 : 1;
  }
  return left.length - right.length;
}
