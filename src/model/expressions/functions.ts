import type { ModelValue } from "../value";
import { collectionFunctions } from "./collection-functions";
import { asText, known, list, someOf } from "./values";

/** Carries a function out where its arguments are known well enough; undefined where they are not. */
export type FunctionBody = (...args: readonly ModelValue[]) => ModelValue | undefined;

const TEXT_FUNCTIONS: readonly (readonly [string, FunctionBody])[] = [
  ["tostring", (value) => mapText(value, (text) => text)],
  ["tonumber", (value) => mapText(value, (text) => (text === "" ? Number.NaN : Number(text)))],
  ["tobool", (value) => mapText(value, (text) => text === "true")],
  ["lower", (value) => mapText(value, (text) => text.toLowerCase())],
  ["upper", (value) => mapText(value, (text) => text.toUpperCase())],
  ["trimspace", (value) => mapText(value, (text) => text.trim())],
  ["base64encode", base64encode],
  ["split", split],
  ["join", join],
];

/**
 * The functions that configurations of networks and fleets use to build lists and maps, and those that CDKTF writes.
 * Every other one is not carried out.
 * Semantics: https://developer.hashicorp.com/terraform/language/functions
 */
const FUNCTIONS: ReadonlyMap<string, FunctionBody> = new Map([...TEXT_FUNCTIONS, ...collectionFunctions()]);

/** The result of a function; where it cannot be told, which resources may be meant by it. */
export function callFunction(name: string, args: readonly ModelValue[]): ModelValue {
  return FUNCTIONS.get(name)?.(...args) ?? someOf(args, `${name}() is not carried out here`);
}

function mapText(
  value: ModelValue | undefined,
  change: (text: string) => string | number | boolean,
): ModelValue | undefined {
  const text = value === undefined ? undefined : asText(value);
  if (text === undefined) return undefined;
  const changed = change(text);
  return typeof changed === "number" && Number.isNaN(changed) ? undefined : known(changed);
}

/**
 * A text with references in it stays readable: what it is made of is asked for, and its encoding is only known after
 * an apply. Anything else that is not known has no encoding here.
 */
function base64encode(value?: ModelValue): ModelValue | undefined {
  if (value?.kind === "text") return value;
  return mapText(value, (text) => Buffer.from(text, "utf8").toString("base64"));
}

function split(separator?: ModelValue, value?: ModelValue): ModelValue | undefined {
  const by = separator && asText(separator);
  const text = value && asText(value);
  return by === undefined || text === undefined ? undefined : list(text.split(by).map(known));
}

function join(separator?: ModelValue, value?: ModelValue): ModelValue | undefined {
  const by = separator && asText(separator);
  if (by === undefined || value?.kind !== "list") return undefined;
  const texts = value.items.map(asText);
  return texts.includes(undefined) ? undefined : known(texts.join(by));
}
