import { z } from "zod";
import { usageError } from "../foundation/errors";
import { isJsonObject, type JsonObject } from "../model/from-synth-document";

/** A `resource` or `data` block. */
export interface Block {
  /** `aws_vpc.network`, `data.aws_partition.current`. */
  readonly address: string;
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
  /** Where CDKTF made it: `durable-prod/network/vpc`. Empty where the document does not say. */
  readonly constructPath: string;
}

/** What a synthesized stack holds, without CDKTF's comments. */
export interface Configuration {
  readonly blocks: readonly Block[];
  readonly outputs: Readonly<Record<string, JsonObject>>;
  readonly requiredVersion: string;
  /** `source` and `version` of the AWS provider. */
  readonly providerRequirement: JsonObject;
  /** The body of the AWS provider: region, account, default tags. */
  readonly provider: JsonObject;
  /** The bodies of the AWS provider under other names, each with its `alias`: other regions. */
  readonly otherProviders: readonly JsonObject[];
  readonly region: string;
  /** The body of the S3 backend; undefined where the state is kept elsewhere. */
  readonly backend?: JsonObject;
}

const blocks = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({});

/** `import` is for one deploy and stays behind; every other kind of block would be lost, and is refused. */
const stack = z.strictObject({
  "//": z.unknown().optional(),
  terraform: z.object({
    required_version: z.string(),
    required_providers: z.strictObject({ aws: z.record(z.string(), z.unknown()) }),
    backend: z.object({ s3: z.record(z.string(), z.unknown()).optional() }).optional(),
  }),
  provider: z.strictObject({
    aws: z.tuple(
      [z.looseObject({ region: z.string(), alias: z.undefined().optional() })],
      z.looseObject({ region: z.string(), alias: z.string() }),
    ),
  }),
  resource: blocks,
  data: blocks,
  output: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  import: z.unknown().optional(),
});

/**
 * A stack as CDKTF synthesized it.
 * @param source how the user named it, for the message
 * @throws a usage error where it is no such stack, or holds what a module cannot
 */
export function readConfiguration(json: unknown, source: string): Configuration {
  const read = stack.safeParse(json);
  if (!read.success) throw notAStack(read.error, source);
  const { terraform, provider, resource, data, output } = read.data;
  const [{ alias: _none, ...aws }, ...otherProviders] = provider.aws;
  const backend = terraform.backend?.s3;
  return {
    blocks: [...blocksOf("data", data), ...blocksOf("resource", resource)],
    outputs: output,
    requiredVersion: terraform.required_version,
    providerRequirement: terraform.required_providers.aws,
    provider: aws,
    otherProviders,
    region: String(aws["region"]),
    ...(backend === undefined ? {} : { backend }),
  };
}

function blocksOf(mode: Block["mode"], byType: z.infer<typeof blocks>): readonly Block[] {
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { "//": comment, ...body }]) => ({
      address: mode === "data" ? `data.${type}.${name}` : `${type}.${name}`,
      mode,
      type,
      name,
      body,
      constructPath: constructPathIn(comment),
    })),
  );
}

function constructPathIn(comment: unknown): string {
  const metadata = isJsonObject(comment) ? comment["metadata"] : undefined;
  const path = isJsonObject(metadata) ? metadata["path"] : undefined;
  return typeof path === "string" ? path : "";
}

function notAStack({ issues: [issue] }: z.ZodError, source: string): Error {
  const place = issue?.path.join(".") ?? "";
  return usageError({
    what: `${source} cannot become a module${place === "" ? "" : `: ${place}`}`,
    ...(issue === undefined ? {} : { given: issue.message }),
    allowed: "resources, data sources and outputs of the AWS provider, as `npx cdktf synth` writes them",
    next: "run `npx cdktf synth` again; what a module cannot hold stays in the root",
  });
}
