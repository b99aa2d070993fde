import { z } from "zod";
import { usageError } from "../foundation/errors";
import { resourcesIn, shownModule, type ShownResource } from "./from-document";
import { REGION_OUTPUT } from "./from-mocked-test-file";

export interface TerraformRun {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const attribute = z.object({
  type: z.unknown().optional(),
  computed: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const schemas = z.record(
  z.string(),
  z.object({ block: z.object({ attributes: z.record(z.string(), attribute).optional() }) }),
);
const provider = z.object({ resource_schemas: schemas.optional(), data_source_schemas: schemas.optional() });

/** The lines of `terraform test -json` that are read; every other one is progress. */
const line = z.object({
  test_plan: z
    .object({
      resource_changes: z
        .array(z.object({ address: z.string(), change: z.object({ after_unknown: z.unknown().optional() }) }))
        .optional(),
    })
    .optional(),
  test_state: z
    .object({
      root_module: shownModule.optional(),
      outputs: z.record(z.string(), z.object({ value: z.unknown().optional() })).optional(),
      provider_schemas: z.record(z.string(), provider).optional(),
    })
    .optional(),
  diagnostic: z
    .object({ severity: z.string(), summary: z.string(), detail: z.string().optional() })
    .optional(),
});

export type AttributeSchema = z.infer<typeof attribute>;
type Schemas = Readonly<Record<string, Readonly<Record<string, AttributeSchema>>>>;

export interface MockedRun {
  readonly resources: readonly ShownResource[];
  /** By address, where the run planned: `true` for what an apply tells, in the shape of the values. */
  readonly afterUnknown: ReadonlyMap<string, unknown>;
  /** Attributes by type, of resources and of data sources. */
  readonly schemas: Readonly<Record<"managed" | "data", Schemas>>;
  readonly region: string | undefined;
}

/** @throws a usage error with Terraform's words where no state came out. */
export function readTestOutput({ stdout, stderr }: TerraformRun): MockedRun {
  const lines = stdout.split("\n").flatMap(readLine);
  const state = lines.findLast((item) => item.test_state !== undefined)?.test_state;
  if (state === undefined)
    throw noState(
      lines.flatMap(({ diagnostic }) => diagnostic ?? []),
      stderr,
    );
  const changes = lines.flatMap(({ test_plan: plan }) => plan?.resource_changes ?? []);
  const region = state.outputs?.[REGION_OUTPUT]?.value;
  const providers = Object.values(state.provider_schemas ?? {});
  return {
    resources: resourcesIn(state.root_module),
    afterUnknown: new Map(changes.map(({ address, change }) => [address, change.after_unknown])),
    schemas: {
      managed: attributesByType(providers.map(({ resource_schemas: types }) => types ?? {})),
      data: attributesByType(providers.map(({ data_source_schemas: types }) => types ?? {})),
    },
    region: typeof region === "string" && region !== "" ? region : undefined,
  };
}

function attributesByType(providers: readonly z.infer<typeof schemas>[]): Schemas {
  const types = providers.flatMap((byType) => Object.entries(byType));
  return Object.fromEntries(types.map(([type, { block }]) => [type, block.attributes ?? {}]));
}

function readLine(text: string): readonly z.infer<typeof line>[] {
  if (!/"(test_plan|test_state|diagnostic)":/.test(text)) return [];
  const parsed = line.safeParse(JSON.parse(text));
  return parsed.success ? [parsed.data] : [];
}

type Diagnostic = NonNullable<z.infer<typeof line>["diagnostic"]>;

function noState(diagnostics: readonly Diagnostic[], stderr: string): Error {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const missing = errors.flatMap(
    ({ detail }) =>
      /variable "([^"]+)" (?:is not set|is required|with no set value)/.exec(detail ?? "")?.[1] ?? [],
  );
  if (missing.length > 0) {
    return usageError({
      what: "Variables of the configuration have no value",
      given: [...new Set(missing)].sort().join(", "),
      next: "Write them into terraform.tfvars, or give --var-file FILE.",
    });
  }
  const words = errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(": "));
  return terraformFault("cannot be applied to mocks", words[0] ?? stderr);
}

/** One error of Terraform, in its words. */
export function terraformFault(what: string, words: string): Error {
  const text = words.replace(/[│╷╵]/g, "").replace(/\s+/g, " ").trim();
  return usageError({
    what: `The configuration ${what}`,
    given: text.length > 600 ? `${text.slice(0, 600)}…` : text,
    next: "Run terraform init -backend=false and terraform validate in the directory, and put right what they say.",
  });
}
