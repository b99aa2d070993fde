import type { AttributeChange, ShownValue } from "../change";

/** A scalar that is told; null for what is not set. Undefined where it is hidden or not known before the apply. */
export type Told = string | number | boolean | null | undefined;

/** Names of a path, without positions in lists. */
export function namesOf(path: AttributeChange["path"]): readonly string[] {
  return path.filter((step) => typeof step === "string");
}

/** What a setting is worth where it can be told. Null and absent are one, as they are for Terraform. */
export function toldValue(value: ShownValue): Told {
  switch (value.kind) {
    case "value":
      return value.value;
    case "empty":
    case "absent":
      return null;
    case "unknown":
    case "hidden":
      return undefined;
  }
}

export function isUntold(value: ShownValue): boolean {
  return value.kind === "unknown" || value.kind === "hidden";
}
