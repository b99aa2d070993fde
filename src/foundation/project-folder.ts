import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Where this program's own files are: a clone, or a package below a `node_modules`. */
export const PACKAGE_FOLDER = join(__dirname, "../..");

/**
 * The folder of `cdktf.json`. In a clone that is the clone, wherever a command is called from. Where this is installed as a
 * package it is the user's: the nearest with a `cdktf.json`, from the working folder upwards, as `cdktf` itself has it.
 */
export const PROJECT_FOLDER = isInstalled(PACKAGE_FOLDER) ? nearestProject(process.cwd()) : PACKAGE_FOLDER;

export function isInstalled(folder: string): boolean {
  return folder.split(sep).includes("node_modules");
}

/** The working folder itself where none has one: then nothing is there yet, and is written there. */
export function nearestProject(
  workingFolder: string,
  exists: (path: string) => boolean = existsSync,
): string {
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    if (exists(join(folder, "cdktf.json"))) return folder;
    if (folder === dirname(folder)) return workingFolder;
  }
}
