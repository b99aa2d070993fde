import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "./temporary";

const ROOT = join(__dirname, "../../..");

/** Text of a file that a change replaces; it must be there exactly once. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What `actions/checkout` leaves: every file that is or would be committed, and nothing else, with a change on top. */
export function checkout(folder: string, edits: readonly Edit[] = []): void {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  for (const path of listed.split("\0").filter((name) => name !== "" && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  for (const { file, from, to } of edits) {
    const text = readFileSync(join(folder, file), "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold exactly one ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  }
}

/**
 * A folder for the PATH with an `npm` whose `ci` checks the lock file against package.json, as the real one does first,
 * and then takes the packages that are installed here: nine jobs would install a gigabyte each. All else is npm's.
 */
export function quickNpm(): string {
  const folder = temporaryFolder("npm");
  const npm = execFileSync("bash", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
  const script = [
    "#!/usr/bin/env bash",
    "set -euo pipefail",
    `if [ "$1" != ci ]; then exec '${npm}' "$@"; fi`,
    `'${npm}' "$@" --dry-run --prefer-offline`,
    `ln -s '${join(ROOT, "node_modules")}' node_modules`,
    "",
  ];
  writeFileSync(join(folder, "npm"), script.join("\n"));
  chmodSync(join(folder, "npm"), 0o755);
  return folder;
}
