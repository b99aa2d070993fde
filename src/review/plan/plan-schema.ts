import { z } from "zod";

/** Schemas name only what is read; https://developer.hashicorp.com/terraform/internals/json-format */

const step = z.union([z.string(), z.number()]);

export const changeSchema = z.object({
  actions: z.array(z.string()),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  /** A step into a set is the element itself: the path ends before it. */
  replace_paths: z.array(z.array(z.unknown())).nullish(),
  importing: z
    .object({ id: z.string().optional(), unknown: z.boolean().optional(), identity: z.unknown().optional() })
    .nullish(),
  generated_config: z.string().optional(),
});

export type PlannedChange = z.infer<typeof changeSchema>;

export const resourceChangeSchema = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  /** OpenTofu writes `ephemeral`, too. */
  mode: z.string(),
  type: z.string(),
  /** The key of an object that an interrupted replacement left behind. */
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: changeSchema,
});

export type ResourceChange = z.infer<typeof resourceChangeSchema>;

export const deferredSchema = z.object({
  reason: z.string().optional(),
  resource_change: resourceChangeSchema,
});

/** The steps of a path that are names or positions. */
export function stepsOf(path: readonly unknown[]): readonly (string | number)[] {
  const parsed = path.map((each) => step.safeParse(each));
  const end = parsed.findIndex(({ success }) => !success);
  return parsed
    .slice(0, end === -1 ? parsed.length : end)
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
}

/** What may hold secrets, besides the changes: a resource of a state or of the configuration, an output, a variable. */
export const elsewhereSchema = z.object({
  type: z.unknown().optional(),
  values: z.unknown().optional(),
  sensitive_values: z.unknown().optional(),
  expressions: z.unknown().optional(),
  provisioners: z.unknown().optional(),
});

export const settingSchema = z.object({
  sensitive: z.boolean().optional(),
  value: z.unknown().optional(),
  default: z.unknown().optional(),
});
