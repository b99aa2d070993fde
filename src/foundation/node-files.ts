import {
  accessSync,
  constants,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { externalError } from "./errors";
import type { HostFiles } from "./host";
import { readStandardInput } from "./standard-input";

const STANDARD_INPUT = "/dev/stdin";

export const nodeFiles: HostFiles = {
  read: (path) => guard("read", path, () => (path === STANDARD_INPUT ? readStandardInput() : readFile(path))),
  stream: (path) => (existsSync(path) ? pieces(path) : undefined),
  write: (path, text, mode = 0o644) => guard("write", path, () => writeAtomically(path, text, mode)),
  create: (path, text) => guard("write", path, () => createOnly(path, text)),
  exists: (path) => existsSync(path),
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  isExecutable,
  list,
  makeFolder: (path) => guard("make the folder", path, () => makeFolders(path)),
  rename: (from, to) => guard("rename", from, () => renameSync(from, to)),
  realPath: (path) => guard("look at", path, () => ifPresent(() => realpathSync(path))),
  remove: (path) => guard("remove", path, () => rmSync(path, { recursive: true, force: true })),
};

function readFile(path: string): string | undefined {
  return ifPresent(() => readFileSync(path, "utf8"));
}

/** As `readStandardInput` says, by its number and without waiting for what is not there yet. */
async function* pieces(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* path === STANDARD_INPUT ? process.stdin : createReadStream(path);
  } catch (error) {
    throw failure("read", path, error);
  }
}

/** One by one: Node's own `recursive` never returns below a folder that takes none, such as /proc. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function writeAtomically(path: string, text: string, mode: number): void {
  makeFolders(dirname(path));
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { mode });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function createOnly(path: string, text: string): boolean {
  makeFolders(dirname(path));
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

function ifPresent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

const NEXT: Readonly<Record<string, string>> = {
  EISDIR: "that is a folder: give a file",
  ENOSPC: "free some space on that disk and run the command again",
  EROFS: "the file system is read-only: work in a copy of the project on a writable one",
  EACCES: "give yourself the right to it (chmod or chown) and run the command again",
  EPERM: "give yourself the right to it (chmod or chown) and run the command again",
};

/** A full disk or a closed folder is no bug of ours: says which path and what to do. */
function guard<T>(verb: string, path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw failure(verb, path, error);
  }
}

function failure(verb: string, path: string, error: unknown): Error {
  const code = codeOf(error);
  return externalError({
    what: `Could not ${verb} ${path}: ${(error as Error).message}`,
    next: (code !== undefined ? NEXT[code] : undefined) ?? "look at that path and run the command again",
  });
}

function codeOf(error: unknown): string | undefined {
  // Not `instanceof`: under Jest the errors of Node's own modules are of another realm.
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
