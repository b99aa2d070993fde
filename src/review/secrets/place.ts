import { isWebhookEndpoint, secretAttributesOf, WEBHOOK_TYPE } from "./secret-attributes";
import { kindOfName, type NameKind } from "./secret-names";

/** Where a value stands in a resource, as far as that says whether it may be shown. */
export interface Place {
  /** The resource type; empty for outputs and variables. */
  readonly type: string;
  /** The nearest key above the value. */
  readonly name: string;
  readonly nameKind: NameKind;
  /** What `*_sensitive` says here: true, or the marks of what is below. */
  readonly mark: unknown;
  /** Why everything from here on is hidden. */
  readonly because: string | undefined;
  /** Attributes that are secrets by themselves; none below the top. */
  readonly secretAttributes: ReadonlySet<string> | undefined;
}

const MARKED = "marked as sensitive";
const NAMED = "named like a secret";
const USER_DATA = "user data";

export function rootPlace(type: string, mark: unknown, name = ""): Place {
  const nameKind = kindOfName(name);
  const because = mark === true ? MARKED : nameKind === "secret" ? NAMED : undefined;
  return { type, name, nameKind, mark, because, secretAttributes: secretAttributesOf(type) };
}

/** The place of a member or an element. `owner` is what holds it. */
export function placeBelow(place: Place, key: string | number, owner: unknown): Place {
  const mark = place.mark === undefined ? undefined : childOf(place.mark, key);
  const isPosition = typeof key === "number";
  const name = isPosition ? place.name : nameOf(key, owner, place.name);
  const nameKind = isPosition ? place.nameKind : kindOfName(name);
  const because = place.because ?? (mark === true ? MARKED : reasonOfName(place, key, nameKind));
  return { type: place.type, name, nameKind, mark, because, secretAttributes: undefined };
}

/** Whether nothing about a member's place could hide it: asked for every value of a plan, before its place is made. */
export function isUnremarkable(place: Place, key: string): boolean {
  if (place.because !== undefined || place.type === WEBHOOK_TYPE || VALUE_KEYS.has(key)) return false;
  if (place.mark !== undefined && childOf(place.mark, key) !== undefined) return false;
  const kind = kindOfName(key);
  if (kind === "secret" || kind === "user data") return false;
  return place.secretAttributes?.has(key) !== true;
}

/** Why a plain value must not be shown there, from its place alone. */
export function reasonAt({ type, name, nameKind, mark, because }: Place, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (because === USER_DATA) {
    return typeof value === "string"
      ? `${USER_DATA}, ${value.length.toLocaleString("en-US")} characters`
      : because;
  }
  if (because === MARKED || mark === true) return MARKED;
  if (isWebhookEndpoint(type, name, value)) return "an address that lets everybody post to it";
  if (because !== NAMED) return because;
  return isPlainlyNone(value) || isNote(name, nameKind) ? undefined : NAMED;
}

/** Names of a secret that stand above a list or a map hold for all of it; a name inside may take it back. */
function reasonOfName(place: Place, key: string | number, nameKind: NameKind): string | undefined {
  if (typeof key === "number") return undefined;
  if (nameKind === "user data") return USER_DATA;
  if (place.secretAttributes?.has(key) === true) return "a secret of this resource type";
  return nameKind === "secret" ? NAMED : undefined;
}

/** What stands beside a secret and is none: `secrets = [{ name = "…", valueFrom = "arn:…" }]`. */
const NOTES = new Set([
  "name",
  "username",
  "user",
  "host",
  "hostname",
  "port",
  "type",
  "status",
  "valueFrom",
]);

function isNote(name: string, kind: NameKind): boolean {
  return NOTES.has(name) || kind === "pointer" || kind === "identifier";
}

/** Smaller numbers are lengths, days and counts. */
const SMALLEST_SECRET = 1000;

/** Neither a switch nor a reference is a secret, whatever it is called. */
function isPlainlyNone(value: unknown): boolean {
  if (typeof value !== "string") return typeof value !== "number" || Math.abs(value) < SMALLEST_SECRET;
  return /^(?:|true|false|null|none|arn:aws[\w-]*:[^\s"']*|\$\{[^}]*\}|\{\{resolve:[^}]*\}\})$/i.test(value);
}

/** Of a pair such as `{ name = "DB_PASSWORD", value = "…" }`, the value goes by the name that stands beside it. */
const NAME_KEYS = ["name", "key", "Name", "Key", "parameter_name", "field", "header_name"];
const VALUE_KEYS = new Set(["value", "Value", "default_value", "header_value", "constant_value", "default"]);

function nameOf(key: string, owner: unknown, above: string): string {
  if (!VALUE_KEYS.has(key)) return key;
  for (const nameKey of NAME_KEYS) {
    const name = memberOf(owner, nameKey);
    if (typeof name === "string") return name;
    // In a configuration names stand in expressions as well.
    const constant = memberOf(name, "constant_value");
    if (typeof constant === "string") return constant;
  }
  // Of an output, a variable or an expression, by what it is the value of.
  return above === "" ? key : above;
}

/** The marks of a member, in a list of marks or an object of them. What is below true is hidden already. */
function childOf(mark: unknown, key: string | number): unknown {
  return memberOf(mark, String(key));
}

function memberOf(owner: unknown, key: string): unknown {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, key)) return undefined;
  return (owner as Readonly<Record<string, unknown>>)[key];
}
