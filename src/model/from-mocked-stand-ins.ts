import { isJsonObject } from "./from-synth-document";
import type { ShownResource } from "./from-document";
import type { AttributeSchema, MockedRun } from "./from-mocked-output";
import { dataDefaults, type Override, type Overrides } from "./from-mocked-test-file";

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
export const TOKEN =
  /arn:aws:mock:us-east-1:111122223333:stand-in-\d{6}|stand-in-\d{6}|lt-0057a4d14\d{8}|97\d{7}/g;

/**
 * A text or number for each attribute that AWS would tell, none used twice, in the order of the addresses. Where
 * the configuration says something of its own Terraform uses that instead.
 */
export function standIns(run: MockedRun): StandIns {
  const tokens = new Map<string, StandsFor>();
  const override = (resource: ShownResource): readonly Override[] => {
    const attributes = run.schemas[resource.mode][resource.type] ?? {};
    const values = Object.entries(attributes).flatMap(([name, schema]) => {
      if (!isTold(resource, name, schema, run)) return [];
      const value = standIn(resource.type, name, schema, tokens.size);
      tokens.set(String(value), { address: resource.address, attribute: name });
      return [[name, value] as const];
    });
    return values.length === 0 ? [] : [{ target: resource.address, values: Object.fromEntries(values) }];
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

/** Whether it is AWS that tells a text or a number. */
function isTold(
  { address, mode, type }: ShownResource,
  name: string,
  { computed, optional, type: form }: AttributeSchema,
  run: MockedRun,
): boolean {
  if (computed !== true || (form !== "string" && form !== "number")) return false;
  if (mode === "data") return optional !== true && !Object.hasOwn(dataDefaults("")[type] ?? {}, name);
  const unknown = run.afterUnknown.get(address);
  return isJsonObject(unknown) && unknown[name] === true;
}

function standIn(
  type: string,
  name: string,
  { type: form }: AttributeSchema,
  index: number,
): string | number {
  if (form === "number") return 970_000_000 + index;
  const number = String(index).padStart(6, "0");
  if (type === "aws_launch_template" && name === "id") return `lt-0057a4d14${String(index).padStart(8, "0")}`;
  return /(^|_)arn$/.test(name)
    ? `arn:aws:mock:us-east-1:111122223333:stand-in-${number}`
    : `stand-in-${number}`;
}
