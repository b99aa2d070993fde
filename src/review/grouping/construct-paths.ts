import { z } from "zod";

const named = z.object({ "//": z.object({ metadata: z.object({ path: z.string() }) }) });

const elements = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .default({})
  .transform((byType) =>
    Object.entries(byType).flatMap(([type, byName]) =>
      Object.entries(byName).flatMap(([name, element]) => {
        const told = named.safeParse(element);
        return told.success ? [{ address: `${type}.${name}`, path: told.data["//"].metadata.path }] : [];
      }),
    ),
  );
const synthesizedDocument = z.object({ resource: elements, data: elements });

/**
 * The construct path of every element of a `cdk.tf.json` by its address, as CDKTF leaves it in the `"//"` metadata:
 * `aws_lb.web_balancer` is `durable-prod/tiers/web/balancer/lb`. Elements without metadata, and what is no synthesized
 * JSON, have none: they are grouped by their addresses.
 */
export function constructPathsOf(synthesized: unknown): ReadonlyMap<string, string> {
  const told = synthesizedDocument.safeParse(synthesized);
  if (!told.success) return new Map();
  const { resource, data } = told.data;
  return new Map([
    ...resource.map(({ address, path }): [string, string] => [address, path]),
    ...data.map(({ address, path }): [string, string] => [`data.${address}`, path]),
  ]);
}
