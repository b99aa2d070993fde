import { concatenated, known, list, object } from "./expressions/values";
import { isJsonObject } from "./from-synth-document";
import type { ShownResource } from "./from-document";
import { literalValue } from "./from-literals";
import type { AttributeSchema, MockedRun } from "./from-mocked-output";
import { isPartOfPolicy, isPolicyText, POLICY_DOCUMENT, policyText } from "./from-mocked-policy-document";
import { isMadeUp, TOKEN, type StandsFor } from "./from-mocked-stand-ins";
import { dataDefaults } from "./from-mocked-test-file";
import type { GraphGap } from "./resource-graph";
import type { ModelValue } from "./value";

type Tokens = ReadonlyMap<string, StandsFor>;

/**
 * The attributes of a resource of a mocked apply. Texts of ours become the references that they stand for; what only
 * AWS would tell, and what a mock made up, is left out, as the configuration leaves it out.
 *
 * @param planned the run that planned: its `afterUnknown` tells what may be made up.
 */
export function mockedAttributes(
  { address, mode, type, values }: ShownResource,
  planned: Pick<MockedRun, "afterUnknown" | "schemas">,
  tokens: Tokens,
): Readonly<Record<string, ModelValue>> {
  const unknown = planned.afterUnknown.get(address);
  const schema = planned.schemas[mode][type] ?? {};
  const attributes = Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => {
      const mask = isPolicyText(type, name) || maskOf(name, mode, type, schema[name], unknown);
      const known = withoutMadeUp(value, mask, (reference) => reference.address === address, tokens);
      return known === undefined ? [] : [[name, known] as const];
    }),
  );
  return type === POLICY_DOCUMENT ? withPolicy(attributes) : attributes;
}

function withPolicy(attributes: Readonly<Record<string, ModelValue>>): Readonly<Record<string, ModelValue>> {
  const json = policyText(attributes);
  return json === undefined ? attributes : { ...attributes, json, minified_json: json };
}

/** Where a value may be made up. */
function maskOf(
  name: string,
  mode: ShownResource["mode"],
  type: string,
  schema: AttributeSchema | undefined,
  unknown: unknown,
): unknown {
  if (mode === "data") return schema?.computed === true && !Object.hasOwn(dataDefaults("")[type] ?? {}, name);
  const isToldOnly = schema?.computed === true && schema.optional !== true;
  return isToldOnly || (isJsonObject(unknown) && unknown[name]);
}

/** Undefined for what is made up. Items of a set have no place: what is unknown in one of them may be in each. */
function withoutMadeUp(
  value: unknown,
  mask: unknown,
  isOwn: (reference: StandsFor) => boolean,
  tokens: Tokens,
): ModelValue | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const itemMask = Array.isArray(mask) ? joined(mask) : mask;
    const items = value.flatMap((item) => withoutMadeUp(item, itemMask, isOwn, tokens) ?? []);
    return mask === true && items.length === 0 ? undefined : list(items);
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([name, part]) => {
      const told = withoutMadeUp(part, mask === true || (isJsonObject(mask) && mask[name]), isOwn, tokens);
      return told === undefined ? [] : [[name, told] as const];
    });
    return mask === true && entries.length === 0 ? undefined : object(entries);
  }
  return mask === true ? told(value, isOwn, tokens) : withReferences(value, tokens);
}

/** What may be made up: it is told only where it is of the configuration. */
function told(
  value: unknown,
  isOwn: (reference: StandsFor) => boolean,
  tokens: Tokens,
): ModelValue | undefined {
  const reference =
    typeof value === "string" || typeof value === "number" ? tokens.get(String(value)) : undefined;
  if (reference !== undefined) return isOwn(reference) ? undefined : { kind: "reference", ...reference };
  return isMadeUp(value) ? undefined : withReferences(value, tokens);
}

/** A text or a number, with what stands in for AWS's words read as the references that they are. */
function withReferences(value: unknown, tokens: Tokens): ModelValue {
  if (typeof value !== "string" && typeof value !== "number") return literalValue(value);
  const reference = tokens.get(String(value));
  if (reference !== undefined) return { kind: "reference", ...reference };
  if (typeof value === "number") return known(value);
  return isPartOfPolicy(value)
    ? { kind: "unknown", because: `it holds a part of what ${POLICY_DOCUMENT} writes` }
    : concatenated(partsOf(value, tokens));
}

function partsOf(text: string, tokens: Tokens): readonly ModelValue[] {
  const parts: ModelValue[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const reference = tokens.get(match[0]);
    if (reference === undefined) continue;
    if (match.index > end) parts.push(known(text.slice(end, match.index)));
    parts.push({ kind: "reference", ...reference });
    end = match.index + match[0].length;
  }
  return end < text.length || parts.length === 0 ? [...parts, known(text.slice(end))] : parts;
}

function joined(masks: readonly unknown[]): unknown {
  if (masks.includes(true)) return true;
  const objects = masks.filter(isJsonObject);
  const names = new Set(objects.flatMap((mask) => Object.keys(mask)));
  return Object.fromEntries(
    [...names].map((name) => [name, joined(objects.map((mask) => mask[name]).flat())]),
  );
}

/** Lists of ids that only AWS knows: what is repeated for each of their items is in no mocked apply. */
export function unknownLists(
  { resources, schemas }: MockedRun,
  dataUses: ReadonlySet<string>,
): readonly GraphGap[] {
  return resources
    .filter(({ mode, type, name: label, values }) => {
      if (mode !== "data" || Object.hasOwn(dataDefaults(""), type)) return false;
      return Object.entries(schemas.data[type] ?? {}).some(([name, { type: form, computed }]) => {
        const isList =
          Array.isArray(form) && (form[0] === "list" || form[0] === "set") && form[1] === "string";
        const value = values?.[name];
        const isUsed = dataUses.has(`${type}.${label}.${name}`);
        return isUsed && isList && computed === true && Array.isArray(value) && value.length === 0;
      });
    })
    .map(({ address }) => ({
      address,
      reason: "only AWS tells its list: what the configuration repeats for each item of it is missing",
    }));
}
