/** The operators that mutants and harmless changes are made of, over synthesized JSON. None touches what it is given. */
export type Operation =
  /** Sets values inside one resource, by path; what is missing on the way is made. */
  | { readonly kind: "set"; readonly address: string; readonly values: readonly PathValue[] }
  /** Takes one attribute away: the provider's default takes its place. */
  | { readonly kind: "unset"; readonly address: string; readonly path: Path }
  | { readonly kind: "drop-item"; readonly address: string; readonly path: Path; readonly index: number }
  | { readonly kind: "add-item"; readonly address: string; readonly path: Path; readonly item: unknown }
  /** Takes a resource away, and with it every `depends_on` and output that names it. */
  | { readonly kind: "drop-resource"; readonly address: string }
  | { readonly kind: "add-resource"; readonly address: string; readonly attributes: Json }
  /** Takes the statements of these ids out of a policy. */
  | {
      readonly kind: "drop-statements";
      readonly address: string;
      readonly attribute: string;
      readonly ids: readonly string[];
    }
  | {
      readonly kind: "replace-text";
      readonly address: string;
      readonly path: Path;
      readonly from: string;
      readonly to: string;
    };

export type Path = readonly (string | number)[];
export type PathValue = readonly [path: Path, value: unknown];
export type Json = Readonly<Record<string, unknown>>;

export const set = (address: string, ...values: PathValue[]): Operation => ({ kind: "set", address, values });

export const unset = (address: string, ...path: Path): Operation => ({ kind: "unset", address, path });

export const dropItem = (address: string, attribute: string, index: number): Operation => ({
  kind: "drop-item",
  address,
  path: [attribute],
  index,
});

export const addItem = (address: string, attribute: string, item: unknown): Operation => ({
  kind: "add-item",
  address,
  path: [attribute],
  item,
});

export const dropResource = (address: string): Operation => ({ kind: "drop-resource", address });

export const addResource = (address: string, attributes: Json): Operation => ({
  kind: "add-resource",
  address,
  attributes,
});

export const dropStatements = (address: string, attribute: string, ...ids: string[]): Operation => ({
  kind: "drop-statements",
  address,
  attribute,
  ids,
});

export const replaceText = (address: string, path: Path, from: string, to: string): Operation => ({
  kind: "replace-text",
  address,
  path,
  from,
  to,
});
