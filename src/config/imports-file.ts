import { join } from "node:path";
import { z } from "zod";
import { usageError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";

/** Where a project keeps what its next deploys adopt: one file a stack. */
const IMPORTS_FOLDER = "imports";

const entrySchema = z.strictObject({
  /** An address of the stack, such as `aws_vpc.network`. */
  to: z.string().regex(/^[a-z][a-z0-9_]*\.[a-zA-Z_][a-zA-Z0-9_-]*$/u, "an address such as aws_vpc.network"),
  /** What `terraform import` takes for that type. */
  id: z.string().min(1),
  /** How it was recognised, for people. */
  found: z.string(),
});

const fileSchema = z.strictObject({ schemaVersion: z.literal(1), imports: z.array(entrySchema).min(1) });

/** A live resource that the next deploy adopts instead of making another. */
export type ImportEntry = Readonly<z.infer<typeof entrySchema>>;

/** The path of a stack's imports, from the project's folder. */
export function importsPath(stack: string): string {
  return join(IMPORTS_FOLDER, `${stack}.json`);
}

/** Sorted, so that equal findings are equal bytes. */
export function renderImports(entries: readonly ImportEntry[]): string {
  const imports = entries
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ to, id, found }) => ({ to, id, found }));
  return `${JSON.stringify({ schemaVersion: 1, imports }, undefined, 2)}\n`;
}

/**
 * The imports of every stack that has some; none without the folder.
 * @throws DurableError (usage) for a file that is wrong, or that belongs to no stack: it would be passed over.
 */
export function readImports(
  files: Pick<HostFiles, "list" | "read">,
  projectFolder: string,
  stacks: readonly string[],
): ReadonlyMap<string, readonly ImportEntry[]> {
  const names = files.list(join(projectFolder, IMPORTS_FOLDER)).filter((name) => name.endsWith(".json"));
  return new Map(
    names.map((name) => {
      const stack = name.replace(/\.json$/u, "");
      const path = importsPath(stack);
      if (!stacks.includes(stack))
        throw usageError({
          what: "There are imports for a stack that does not exist",
          given: path,
          allowed: stacks.map(importsPath).join(", "),
          next: "rename the file, or remove it",
        });
      return [stack, parseImports(files.read(join(projectFolder, path)) ?? "", path)];
    }),
  );
}

/** @throws DurableError (usage) that names the field. */
function parseImports(text: string, path: string): readonly ImportEntry[] {
  const parsed = fileSchema.safeParse(parseJson(text, path));
  if (!parsed.success) throw wrong(path, z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/gu, " "));
  const { imports } = parsed.data;
  const twice = imports.find(({ to }, index) => imports.findIndex((other) => other.to === to) !== index);
  if (twice !== undefined) throw wrong(path, `${twice.to} stands in it twice`);
  return imports;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(path, error instanceof Error ? error.message : String(error));
  }
}

function wrong(path: string, why: string) {
  return usageError({
    what: "The imports of a stack cannot be read",
    given: `${path}: ${why}`,
    allowed: '{ "schemaVersion": 1, "imports": [{ "to": "aws_vpc.network", "id": "vpc-…", "found": "…" }] }',
    next: "remove the file, and let `durable state orphans --write` make it anew",
  });
}
