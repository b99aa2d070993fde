import { join } from "node:path";
import { z } from "zod";
import { usageError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";

const schema = z.object({
  app: z.string().min(1),
  context: z.record(z.string(), z.unknown()).default({}),
});

/** What of `cdktf.json` a synthesis needs: the program, for a shell, and what it is told. */
export type CdktfJson = z.infer<typeof schema>;

/** @throws DurableError (usage) where the file is missing, no JSON, or names no program. */
export function readCdktfJson(files: HostFiles, projectFolder: string): CdktfJson {
  const path = join(projectFolder, "cdktf.json");
  const read = schema.safeParse(parsed(files.read(path)));
  if (read.success) return read.data;
  throw usageError({
    what: "cdktf.json does not say which program synthesizes the project",
    given: path,
    allowed: 'JSON with a command as "app", such as "node bin/synth.js", and an object as "context", if any',
    next: "restore it from the repository",
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
