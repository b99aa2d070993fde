import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** A new folder of this test's own; `removeTemporary()` takes all of them away. */
export function temporaryFolder(kind: string): string {
  const folder = mkdtempSync(join(tmpdir(), `durable-${kind}-`));
  made.push(folder);
  return folder;
}

export function removeTemporary(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
