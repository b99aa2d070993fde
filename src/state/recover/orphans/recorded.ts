import { z } from "zod";
import { externalError } from "../../../foundation/errors";

const text = z.string().optional().catch(undefined);

/** Only what others refer to: a state is full of secrets. */
const attributesSchema = z
  .object({ id: text, arn: text, name: text, key_id: text })
  .optional()
  .catch(undefined);

const stateSchema = z.object({
  resources: z.array(
    z.object({
      mode: z.enum(["managed", "data"]),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.object({ attributes: attributesSchema, deposed: z.string().optional() })),
    }),
  ),
});

type Attributes = Readonly<Record<string, string | undefined>>;

/** What a state knows. */
export interface Recorded {
  /** Of every address that a deploy would not make anew, by address. */
  readonly attributes: ReadonlyMap<string, Attributes>;
  /** `type id` of every resource, also of those that are to be destroyed once their successor is there. */
  readonly ids: ReadonlySet<string>;
}

export const NOTHING_RECORDED: Recorded = { attributes: new Map(), ids: new Set() };

/** @throws DurableError (external) when the text is no state. */
export function parseRecorded(stateText: string, where: string): Recorded {
  const parsed = stateSchema.safeParse(parseJson(stateText));
  if (!parsed.success)
    throw externalError({
      what: "This is no Terraform state",
      given: where,
      next: "npx durable state verify tells what is wrong with it",
    });
  const managed = parsed.data.resources.filter(({ mode }) => mode === "managed");
  return {
    attributes: new Map(
      managed.flatMap(({ type, name, instances }) =>
        instances
          .filter(({ deposed }) => deposed === undefined)
          .map(({ attributes = {} }) => [`${type}.${name}`, attributes]),
      ),
    ),
    ids: new Set(
      managed.flatMap(({ type, instances }) =>
        instances.map(({ attributes }) => recordedId(type, attributes?.id ?? "")),
      ),
    ),
  };
}

export function recordedId(type: string, id: string): string {
  return `${type} ${id}`;
}

function parseJson(stateText: string): unknown {
  try {
    return JSON.parse(stateText);
  } catch {
    return undefined;
  }
}
