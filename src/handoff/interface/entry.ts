import type { Draft, Replacement } from "../draft";

/** What Terraform refuses a value with. https://developer.hashicorp.com/terraform/language/values/variables */
export interface Validation {
  /** An expression without `${}`. */
  readonly condition: string;
  /** A whole sentence. */
  readonly message: string;
  /** Values of variables that it refuses: the module's own tests show that it does. */
  readonly refuses: Readonly<Record<string, unknown>>;
}

/** One variable of the module, and every place of the stack that it stands for. */
export interface Entry {
  readonly name: string;
  /** As Terraform writes types. */
  readonly type: "string" | "number" | "map(string)";
  readonly description: string;
  /** An address without which the environment has no such setting, as a certificate without HTTPS. @default always there */
  readonly onlyWith?: string;
  /** An address with which the system sets the value itself, as the certificate of a domain. @default none */
  readonly notWith?: string;
  /** The path of the value that becomes the default. */
  readonly default: string;
  /** What the default is, given what stands there; undefined where that has another form. @default the same */
  readonly read?: (value: unknown, draft: Draft) => unknown;
  /** Every place, by what stands there now. */
  readonly places: (draft: Draft, value: unknown) => readonly Replacement[];
  /** What no text of the module may hold any more: an occurrence that no place names. @default not looked for */
  readonly gone?: (value: unknown) => string;
  readonly validations: (value: unknown, draft: Draft) => readonly Validation[];
}

/** A variable as the module declares it. */
export interface Variable {
  readonly name: string;
  readonly type: Entry["type"];
  readonly description: string;
  readonly default: unknown;
  readonly validations: readonly Validation[];
}
