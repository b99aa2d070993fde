import { basename, dirname, join } from "node:path";
import type { HostFiles } from "../../foundation/host";
import { checkEarlier } from "./check-earlier";
import { checkTarget, type Surroundings } from "./check-target";

/**
 * Writes the module beside its folder and renames: whoever looks sees the old module or the new one. What cannot be
 * written leaves the old one, and nothing beside it.
 *
 * @param out as the user wrote it
 * @param process distinguishes what two runs write at once
 * @returns the folder
 * @throws a usage error where something else stands there: see `checkTarget` and `checkEarlier`
 */
export function writeModule(
  out: string,
  content: ReadonlyMap<string, string>,
  surroundings: Surroundings & { readonly process: number },
): string {
  const { files, process } = surroundings;
  const target = checkTarget(out, surroundings);
  checkEarlier(target, files);
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${process}.${what}`);
  const [draft, earlier] = [beside("new"), beside("old")];
  try {
    for (const [path, text] of content) files.write(join(draft, path), text);
    swap({ draft, target, earlier }, files);
  } finally {
    files.remove(draft);
  }
  files.remove(earlier);
  return target;
}

function swap(
  { draft, target, earlier }: { readonly draft: string; readonly target: string; readonly earlier: string },
  files: HostFiles,
): void {
  if (!files.exists(target)) {
    files.rename(draft, target);
    return;
  }
  files.rename(target, earlier);
  try {
    files.rename(draft, target);
  } catch (error) {
    files.rename(earlier, target);
    throw error;
  }
}
