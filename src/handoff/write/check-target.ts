import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { usageError } from "../../foundation/errors";
import type { HostFiles } from "../../foundation/host";

export interface Surroundings {
  readonly files: HostFiles;
  /** The user's home folder, where the shell tells it. */
  readonly home: string | undefined;
  readonly projectFolder: string;
}

/** What belongs to the project itself; a module of it may lie in any other folder. */
const OWN_FOLDERS = [
  ".ci",
  ".durable",
  ".gen",
  ".git",
  "__tests__",
  "bench",
  "bin",
  "cdktf.out",
  "coverage",
  "docs",
  "node_modules",
  "src",
];
/** Where the project keeps modules that its own tests are made with. */
const OWN_MODULES = join(".durable", "handoff");
const NEXT = "choose a new folder, such as --out ./modules/NAME";

/**
 * The folder to write, without links on the way to it.
 * @throws a usage error where writing it would take away something else
 */
export function checkTarget(out: string, { files, home, projectFolder }: Surroundings): string {
  const target = withoutLinks(resolve(out), files);
  const refuse = (what: string) => usageError({ what, given: out, next: NEXT });
  if (out.trim() === "") throw refuse("The folder has no name");
  if (isLink(resolve(out), files))
    throw refuse("That is a symbolic link, and what it leads to would be replaced");
  if (dirname(target) === target) throw refuse("That is the root of the file system");
  if (home !== undefined && home !== "" && holds(target, withoutLinks(resolve(home), files)))
    throw refuse("That is your home folder, or holds it");
  const project = withoutLinks(resolve(projectFolder), files);
  if (holds(target, project)) throw refuse("That is the project's folder, or holds it");
  if (isOwn(relative(project, target))) throw refuse("That folder is the project's own");
  if (files.exists(target) && !files.isFolder(target)) throw refuse("That is a file");
  if (fileAbove(target, files)) throw refuse("A file stands where a folder above it should be");
  return target;
}

function isOwn(path: string): boolean {
  const [first = ""] = path.split(sep);
  return OWN_FOLDERS.includes(first) && !path.startsWith(`${OWN_MODULES}${sep}`);
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`));
}

function fileAbove(target: string, files: HostFiles): boolean {
  const above = dirname(target);
  if (above === dirname(above)) return false;
  return files.exists(above) ? !files.isFolder(above) : fileAbove(above, files);
}

function isLink(path: string, files: HostFiles): boolean {
  const real = files.realPath(path);
  return real !== undefined && real !== withoutLinks(path, files, { butTheLast: true });
}

/** Of what is not there yet the part that is. */
function withoutLinks(path: string, files: HostFiles, { butTheLast = false } = {}): string {
  const real = butTheLast ? undefined : files.realPath(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(withoutLinks(dirname(path), files), basename(path));
}
