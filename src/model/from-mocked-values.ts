import { concatenated, known, list, object } from "./expressions/values";
import { isJsonObject } from "./from-synth-document";
import type { ShownResource } from "./from-document";
import { literalValue } from "./from-literals";
import type { MockedRun } from "./from-mocked-output";
import { TOKEN, type StandsFor } from "./from-mocked-stand-ins";
import { dataDefaults } from "./from-mocked-test-file";
import type { GraphGap } from "./resource-graph";
import type { ModelValue } from "./value";

type Tokens = ReadonlyMap<string, StandsFor>;

/** What Terraform's mocks make up by themselves: eight letters and digits, 0, false, nothing. */
const MADE_UP = /^[a-z0-9]{8}$/;

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
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => {
      const isMocked = mode === "data" && schema[name]?.computed === true;
      const isDefault = mode === "data" && Object.hasOwn(dataDefaults("")[type] ?? {}, name);
      const mask = isDefault ? false : mode === "data" ? isMocked : isJsonObject(unknown) && unknown[name];
      const told = withoutMadeUp(value, mask, (reference) => reference.address === address, tokens);
      return told === undefined ? [] : [[name, told] as const];
    }),
  );
}

/** Undefined for what is made up. Items of a set have no place: what is unknown in one of them may be in each. */
function withoutMadeUp(
  value: unknown,
  mask: unknown,
  isOwn: (reference: StandsFor) => boolean,
  tokens: Tokens,
): ModelValue | undefined {
  if (value === null) return undefined;
  if (mask === undefined || mask === false) return literalValue(value);
  if (Array.isArray(value)) {
    if (mask === true && value.length === 0) return undefined;
    const itemMask = Array.isArray(mask) ? joined(mask) : mask;
    return list(value.map((item) => withoutMadeUp(item, itemMask, isOwn, tokens) ?? known(null)));
  }
  if (isJsonObject(value)) {
    if (mask === true && Object.keys(value).length === 0) return undefined;
    return object(
      Object.entries(value).flatMap(([name, part]) => {
        const told = withoutMadeUp(part, mask === true || (isJsonObject(mask) && mask[name]), isOwn, tokens);
        return told === undefined ? [] : [[name, told] as const];
      }),
    );
  }
  return scalar(value, isOwn, tokens);
}

function scalar(
  value: unknown,
  isOwn: (reference: StandsFor) => boolean,
  tokens: Tokens,
): ModelValue | undefined {
  if (value === false || value === 0) return undefined;
  if (typeof value !== "string" && typeof value !== "number") return literalValue(value);
  const text = String(value);
  const reference = tokens.get(text);
  if (reference !== undefined) return isOwn(reference) ? undefined : { kind: "reference", ...reference };
  if (MADE_UP.test(text)) return undefined;
  if (typeof value === "number") return known(value);
  const parts = partsOf(text, tokens);
  return parts.length === 1 ? parts[0] : concatenated(parts);
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
export function unknownLists({ resources, schemas }: MockedRun): readonly GraphGap[] {
  return resources
    .filter(({ mode, type, values }) => {
      if (mode !== "data" || Object.hasOwn(dataDefaults(""), type)) return false;
      return Object.entries(schemas.data[type] ?? {}).some(([name, { type: form, computed }]) => {
        const isList =
          Array.isArray(form) && (form[0] === "list" || form[0] === "set") && form[1] === "string";
        const value = values?.[name];
        return isList && computed === true && Array.isArray(value) && value.length === 0;
      });
    })
    .map(({ address }) => ({
      address,
      reason: "only AWS tells its list: what the configuration repeats for each item of it is missing",
    }));
}
