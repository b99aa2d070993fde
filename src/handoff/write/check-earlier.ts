import { join } from "node:path";
import { usageError } from "../../foundation/errors";
import type { HostFiles } from "../../foundation/host";
import { readSums, sha256, SUMS } from "../sums";

/**
 * What stands in the folder is an earlier module as it was written, or nothing.
 * @throws a usage error naming the file that was edited, or that was never written by this command
 */
export function checkEarlier(folder: string, files: HostFiles): void {
  if (files.list(folder).length === 0) return;
  const sums = files.read(join(folder, SUMS));
  if (sums === undefined) {
    throw usageError({
      what: "The folder is not empty, and no earlier module",
      given: `${folder} without ${SUMS}`,
      next: "choose a new or an empty folder",
    });
  }
  checkFolder(folder, "", readSums(sums), files);
}

function checkFolder(
  folder: string,
  below: string,
  written: ReadonlyMap<string, string>,
  files: HostFiles,
): void {
  for (const name of files.list(join(folder, below))) {
    const path = `${below}${name}`;
    if (path === SUMS) continue;
    if ([...written.keys()].some((each) => each.startsWith(`${path}/`))) {
      checkFolder(folder, `${path}/`, written, files);
      continue;
    }
    const sum = written.get(path);
    if (sum === undefined) throw refused("holds what this command did not write", join(folder, path));
    if (sha256(files.read(join(folder, path)) ?? "") !== sum) {
      throw refused("was edited since it was written", join(folder, path));
    }
  }
}

function refused(what: string, path: string): Error {
  return usageError({
    what: `The folder ${what}: nothing is overwritten`,
    given: path,
    next: "move it away, or choose a new folder and compare the two",
  });
}
