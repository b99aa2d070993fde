import { z } from "zod";
import { usageError } from "../foundation/errors";
import { isJsonObject } from "./from-synth-document";

/** Schemas name only what is read: providers and versions of Terraform add more. */

/** Taken as it is: a plan may hold half a million values. */
const values = z.custom<Readonly<Record<string, unknown>>>(isJsonObject, { error: "an object is expected" });

/** A resource in `planned_values`, `prior_state` or a state that was shown. */
const shownResource = z.object({
  address: z.string(),
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).nullish(),
  /** Absent for an object that is only left to be deleted. */
  deposed_key: z.string().nullish(),
  values: values.nullish(),
});

export type ShownResource = z.infer<typeof shownResource>;

export interface ShownModule {
  readonly address?: string | undefined;
  readonly resources?: readonly ShownResource[] | undefined;
  readonly child_modules?: readonly ShownModule[] | undefined;
}

export const shownModule: z.ZodType<ShownModule> = z.lazy(() =>
  z.object({
    address: z.string().optional(),
    resources: z.array(shownResource).optional(),
    child_modules: z.array(shownModule).optional(),
  }),
);

const shownValues = z.object({ root_module: shownModule.optional() }).nullish();

/** What `terraform show -json` writes of a state. */
export const shownState = z.object({ format_version: z.string().optional(), values: shownValues });

/** A state file, version 4. https://developer.hashicorp.com/terraform/internals/json-format has no schema of it. */
export const rawState = z.object({
  version: z.number(),
  resources: z.array(
    z.object({
      module: z.string().optional(),
      mode: z.enum(["managed", "data"]),
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.object({
          index_key: z.union([z.string(), z.number()]).nullish(),
          deposed: z.string().optional(),
          attributes: values.nullish(),
        }),
      ),
    }),
  ),
});

const configurationResource = z.object({
  address: z.string(),
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  name: z.string(),
  provider_config_key: z.string().optional(),
  expressions: values.optional(),
  for_each_expression: z.unknown().optional(),
  count_expression: z.unknown().optional(),
});

export type ConfigurationResource = z.infer<typeof configurationResource>;

export interface ConfigurationModule {
  readonly resources?: readonly ConfigurationResource[] | undefined;
  readonly outputs?: Readonly<Record<string, { readonly expression?: unknown }>> | undefined;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown }>> | undefined;
  readonly module_calls?: Readonly<Record<string, ModuleCall>> | undefined;
}

export interface ModuleCall {
  readonly expressions?: Readonly<Record<string, unknown>> | undefined;
  readonly for_each_expression?: unknown;
  readonly count_expression?: unknown;
  readonly module?: ConfigurationModule | undefined;
}

const configurationModule: z.ZodType<ConfigurationModule> = z.lazy(() =>
  z.object({
    resources: z.array(configurationResource).optional(),
    outputs: z.record(z.string(), z.object({ expression: z.unknown().optional() })).optional(),
    variables: z.record(z.string(), z.object({ default: z.unknown().optional() })).optional(),
    module_calls: z
      .record(
        z.string(),
        z.object({
          expressions: values.optional(),
          for_each_expression: z.unknown().optional(),
          count_expression: z.unknown().optional(),
          module: configurationModule.optional(),
        }),
      )
      .optional(),
  }),
);

/** What `terraform show -json` writes of a plan: https://developer.hashicorp.com/terraform/internals/json-format */
export const shownPlan = z.object({
  format_version: z.string(),
  errored: z.boolean().optional(),
  /** False where the plan leaves changes for a later one; absent before Terraform 1.8. */
  complete: z.boolean().optional(),
  planned_values: shownValues,
  prior_state: z.object({ values: shownValues }).nullish(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        change: z.object({ actions: z.array(z.string()), after_unknown: z.unknown().optional() }),
      }),
    )
    .optional(),
  variables: z.record(z.string(), z.object({ value: z.unknown().optional() })).optional(),
  configuration: z
    .object({
      provider_config: z.record(z.string(), z.object({ expressions: values.optional() })).optional(),
      root_module: configurationModule.optional(),
    })
    .optional(),
});

export type ShownPlan = z.infer<typeof shownPlan>;

/** Every resource of a module and of those in it. */
export function resourcesIn(
  root: ShownModule | undefined,
): readonly (ShownResource & { readonly module: string })[] {
  if (root === undefined) return [];
  const own = (root.resources ?? []).map((resource) => ({ ...resource, module: root.address ?? "" }));
  return [...own, ...(root.child_modules ?? []).flatMap(resourcesIn)];
}

/** @throws a usage error with the place where the document is not what it is taken for. */
export function parseDocument<T>(schema: z.ZodType<T>, json: unknown, kind: string, next: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "the document" : issue.path.join(".");
  throw usageError({ what: `This is no ${kind}: ${place}: ${issue?.message ?? "malformed"}`, next });
}
