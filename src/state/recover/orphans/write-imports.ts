import { join } from "node:path";
import { importsPath, renderImports } from "../../../config/imports-file";
import type { HostFiles } from "../../../foundation/host";
import type { StackOrphans } from "./orphans";

/** What was done to the imports of a project, by path from its folder. */
export interface WrittenImports {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** One file a stack with orphans; that of a stack without any is removed. */
export function writeImports(
  files: Pick<HostFiles, "exists" | "write" | "remove">,
  projectFolder: string,
  stacks: readonly StackOrphans[],
): WrittenImports {
  const written: string[] = [];
  const removed: string[] = [];
  for (const { stack, orphans } of stacks) {
    const path = importsPath(stack);
    const file = join(projectFolder, path);
    if (orphans.length > 0) {
      files.write(file, renderImports(orphans.map(({ address, id, found }) => ({ to: address, id, found }))));
      written.push(path);
    } else if (files.exists(file)) {
      files.remove(file);
      removed.push(path);
    }
  }
  return { written, removed };
}
