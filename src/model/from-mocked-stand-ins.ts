import { isJsonObject } from "./from-synth-document";
import type { ShownResource } from "./from-document";
import type { AttributeSchema, MockedRun } from "./from-mocked-output";
import type { ListPart } from "./from-mocked-copy";
import { isPolicyText, POLICY_TOKEN, policyStandIn } from "./from-mocked-policy-document";
import { dataDefaults, listDefaults, type Override, type Overrides } from "./from-mocked-test-file";

export interface StandsFor {
  readonly address: string;
  readonly attribute: string;
}

export interface StandIns {
  readonly overrides: Overrides;
  /** What each text of ours stands for. */
  readonly tokens: ReadonlyMap<string, StandsFor>;
}

/** Every form of a text or number of ours, wherever it stands in a value. */
export const TOKEN = new RegExp(
  `${POLICY_TOKEN.source}|arn:aws:mock:us-east-1:111122223333:stand-in-\\d{6}|stand-in-\\d{6}|lt-0057a4d14\\d{8}|97\\d{7}`,
  "g",
);

/**
 * A text or number for each attribute that AWS would tell, none used twice, in the order of the addresses. Where
 * the configuration says something of its own Terraform uses that instead.
 */
export function standIns(run: MockedRun, listParts: readonly ListPart[], region: string): StandIns {
  const tokens = new Map<string, StandsFor>();
  const override = (resource: ShownResource): readonly Override[] => {
    const attributes = run.schemas[resource.mode][resource.type] ?? {};
    const values = Object.entries(attributes).flatMap(([name, schema]) => {
      if (!isTold(resource, name, schema, run)) return [];
      const value = standIn(resource.type, name, schema, tokens.size);
      tokens.set(String(value), { address: resource.address, attribute: name });
      return [[name, value] as const];
    });
    const used = listParts.filter(({ list }) => isToldList(attributes[list]));
    const lists = listDefaults(used, (attribute, list) => {
      const text = arnOf(tokens.size);
      tokens.set(text, { address: resource.address, attribute: `${list}[0].${attribute}` });
      return text;
    });
    // An override takes the place of all defaults.
    const defaults = resource.mode === "data" ? dataDefaults(region)[resource.type] : {};
    const all = { ...defaults, ...Object.fromEntries(values), ...lists };
    return Object.keys(all).length === 0 ? [] : [{ target: resource.address, values: all }];
  };
  const sorted = [...run.resources].sort((a, b) => (a.address < b.address ? -1 : 1));
  return {
    overrides: {
      resources: sorted.filter(({ mode }) => mode === "managed").flatMap(override),
      data: sorted.filter(({ mode }) => mode === "data").flatMap(override),
    },
    tokens,
  };
}

/** What Terraform's mocks make up by themselves: eight letters and digits, 0, false. */
export function isMadeUp(value: unknown): boolean {
  return value === 0 || value === false || (typeof value === "string" && /^[a-z0-9]{8}$/.test(value));
}

/** Whether it is AWS that tells a text or a number. */
function isTold(
  { address, mode, type, values }: ShownResource,
  name: string,
  { computed, optional, type: form }: AttributeSchema,
  run: MockedRun,
): boolean {
  if (computed !== true || (form !== "string" && form !== "number")) return false;
  if (mode === "data") {
    // What the configuration may say itself is AWS's where the first run made it up.
    const isFree = optional !== true || isMadeUp(values?.[name]);
    return isPolicyText(type, name) || (isFree && !Object.hasOwn(dataDefaults("")[type] ?? {}, name));
  }
  const unknown = run.afterUnknown.get(address);
  return isJsonObject(unknown) && unknown[name] === true;
}

/** A list of objects that the configuration cannot say anything about. */
function isToldList(schema: AttributeSchema | undefined): boolean {
  if (schema?.computed !== true || schema.optional === true || !Array.isArray(schema.type)) return false;
  const [form, item] = schema.type as readonly unknown[];
  return form === "list" && Array.isArray(item) && item[0] === "object";
}

function standIn(
  type: string,
  name: string,
  { type: form }: AttributeSchema,
  index: number,
): string | number {
  if (form === "number") return 970_000_000 + index;
  if (isPolicyText(type, name)) return policyStandIn(index);
  if (type === "aws_launch_template" && name === "id") return `lt-0057a4d14${String(index).padStart(8, "0")}`;
  return /(^|_)arn$/.test(name) ? arnOf(index) : `stand-in-${padded(index)}`;
}

function arnOf(index: number): string {
  return `arn:aws:mock:us-east-1:111122223333:stand-in-${padded(index)}`;
}

function padded(index: number): string {
  return String(index).padStart(6, "0");
}
