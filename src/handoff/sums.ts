import { createHash } from "node:crypto";

/** The file that names every other one, with its digest. */
export const SUMS = "SHA256SUMS";

/** As `sha256sum` writes and checks it. */
export function renderSums(files: readonly (readonly [path: string, text: string])[]): string {
  return files.map(([path, text]) => `${sha256(text)}  ${path}\n`).join("");
}

/** The digest of each file by its path; lines of another form are left out. */
export function readSums(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").flatMap((line) => {
      const [, sum = "", path = ""] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
      return path === "" ? [] : [[path, sum] as const];
    }),
  );
}

/** In hex, of the text as UTF-8. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
