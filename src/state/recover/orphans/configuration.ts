import { z } from "zod";
import { externalError } from "../../../foundation/errors";
import type { SystemTags } from "./finder";

const blocks = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const tags = z.record(z.string(), z.string());

const configurationSchema = z.object({
  provider: z.object({
    // Behind it the provider of another region, where copies of backups lie.
    aws: z.tuple([z.object({ default_tags: z.tuple([z.object({ tags })]) })], z.unknown()),
  }),
  resource: blocks,
  data: blocks.default({}),
});

/** The tags by which everything of an environment is told from the rest of an account. */
const SYSTEM_TAGS = ["System", "Environment"];

/** One resource, or data source, of a synthesized stack. */
export interface Block {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** Attributes as they stand in the JSON, references unresolved. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What is read of a synthesized stack. */
export interface StackConfiguration {
  readonly tags: SystemTags;
  /** By address; those of data sources begin with `data.`. */
  readonly blocks: ReadonlyMap<string, Block>;
}

/** @throws DurableError (external) for what is no stack of ours. */
export function parseConfiguration(text: string, path: string): StackConfiguration {
  const parsed = configurationSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw externalError({
      what: "This is no stack that durable has synthesized",
      given: `${path}: ${z.prettifyError(parsed.error)}`,
      next: "run the command again: it synthesizes anew",
    });
  const { provider, resource, data } = parsed.data;
  const all = Object.entries(provider.aws[0].default_tags[0].tags);
  return {
    tags: Object.fromEntries(all.filter(([key]) => SYSTEM_TAGS.includes(key))),
    blocks: new Map([...toBlocks(resource, "managed"), ...toBlocks(data, "data")]),
  };
}

function toBlocks(byType: z.infer<typeof blocks>, mode: Block["mode"]): (readonly [string, Block])[] {
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, attributes]) => {
      const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
      return [address, { address, mode, type, attributes }] as const;
    }),
  );
}

/** The text of an attribute, such as `vpc_id` or `tags.Name`; "" where there is none. */
export function attributeText({ attributes }: Block, key: string): string {
  const value = key.split(".").reduce<unknown>((object, part) => {
    return typeof object === "object" && object !== null
      ? (object as Readonly<Record<string, unknown>>)[part]
      : undefined;
  }, attributes);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
