import { z } from "zod";
import { externalError } from "../foundation/errors";

const instanceSchema = z.object({ attributes: z.object({ id: z.unknown() }).optional() });

const stateSchema = z.object({
  version: z.literal(4),
  serial: z.int().nonnegative(),
  lineage: z.string().min(1),
  outputs: z.record(z.string(), z.object({ value: z.unknown(), sensitive: z.boolean().optional() })),
  resources: z.array(
    z.object({
      mode: z.enum(["managed", "data"]),
      type: z.string(),
      name: z.string(),
      instances: z.array(instanceSchema),
    }),
  ),
});

/** What we read of a Terraform state, version 4. */
export type StateFile = z.infer<typeof stateSchema>;

/** @throws DurableError (external) when the text is no state. */
export function parseState(text: string, where: string): StateFile {
  const parsed = stateSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw externalError({
    what: "This is no Terraform state that durable can read",
    given: `${where}: ${z.prettifyError(parsed.error)}`,
    allowed: "a state of format version 4",
    next: "restore the last good version of that file; the state bucket keeps them",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many resources a state manages; data sources are none. */
export function countManaged({ resources }: StateFile): number {
  return resources
    .filter(({ mode }) => mode === "managed")
    .reduce((sum, { instances }) => sum + instances.length, 0);
}

/** Every managed resource with the id of what it stands for, such as `aws_s3_bucket.state = my-bucket`. */
export function managedIds({ resources }: StateFile): readonly string[] {
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes }) => `${type}.${name} = ${String(attributes?.id)}`),
    );
}

/** The address of every managed resource that exists, without the keys of its instances. */
export function managedAddresses({ resources }: StateFile): readonly string[] {
  return resources
    .filter(({ mode, instances }) => mode === "managed" && instances.length > 0)
    .map(({ type, name }) => `${type}.${name}`);
}
