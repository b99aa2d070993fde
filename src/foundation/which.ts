import { delimiter, isAbsolute, join } from "node:path";
import type { Host } from "./host";

export type WhichAnswer =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "not-executable"; readonly path: string }
  | { readonly kind: "missing" };

/** Finds a program as a shell would; tells a file that merely lacks its execute bit from one that is not there. */
export function which({ files, env }: Pick<Host, "files" | "env">, name: string): WhichAnswer {
  const candidates = name.includes("/")
    ? [name]
    : searchPath(env["PATH"]).map((folder) => join(folder, name));
  const present = candidates.filter((path) => files.exists(path) && !files.isFolder(path));
  const executable = present.find((path) => files.isExecutable(path));
  if (executable !== undefined) return { kind: "found", path: executable };
  const [first] = present;
  return first === undefined ? { kind: "missing" } : { kind: "not-executable", path: first };
}

/** Relative folders in PATH mean another program in every working directory: they are left out. */
function searchPath(path: string | undefined): readonly string[] {
  return (path ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
}
