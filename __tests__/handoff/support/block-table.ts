import { stacksOf } from "../../support/synth";
import { VARIANTS } from "../../support/variants";

interface BlockSchema {
  readonly block_types?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

type TypeSchemas = Readonly<Record<string, { readonly block: BlockSchema }>>;

/** What `terraform providers schema -json` prints, as far as blocks go. */
export interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: TypeSchemas; readonly data_source_schemas: TypeSchemas }>
  >;
}

/** Every type that a stack of ours may hold, `data.` before a data source's; the module itself asks for the region. */
export function typesInUse(): readonly string[] {
  const types = VARIANTS.flatMap(({ environment }) => stacksOf(environment)).flatMap(({ resource, data }) => [
    ...Object.keys(resource),
    ...Object.keys(data).map((type) => `data.${type}`),
  ]);
  return [...new Set([...types, "data.aws_region"])].sort();
}

/** `src/handoff/hcl/block-table.json` as the provider has it. */
export function renderBlockTable({ provider_schemas: schemas }: ProviderSchemas): string {
  const aws = schemas["registry.terraform.io/hashicorp/aws"];
  if (aws === undefined) throw new Error("the schema is not of hashicorp/aws");
  const table = Object.fromEntries(
    typesInUse().map((key) => {
      const type = key.replace(/^data\./u, "");
      const schema = (key === type ? aws.resource_schemas : aws.data_source_schemas)[type];
      if (schema === undefined) throw new Error(`the provider has no ${key}`);
      return [key, waysIn(schema.block)];
    }),
  );
  return `${JSON.stringify(table, undefined, 2)}\n`;
}

/** Statements of WAF that hold statements: each repeats all of them, a hundred thousand characters deep. We write none. */
const REPEATING = new Set([
  "and_statement",
  "or_statement",
  "not_statement",
  "scope_down_statement",
  "managed_rule_group_configs",
]);

/** The ways to every nested block: `launch_template`, `launch_template.spot`. */
function waysIn({ block_types: blocks = {} }: BlockSchema, before = ""): readonly string[] {
  return Object.entries(blocks)
    .filter(([name]) => !REPEATING.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { block }]) => [`${before}${name}`, ...waysIn(block, `${before}${name}.`)]);
}
