import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary";

export interface Ended {
  readonly exitCode: number | null;
  /** Both streams, as a log shows them. */
  readonly log: string;
}

/**
 * Runs a script as GitHub runs `shell: bash`, from a file, and with no variable but those given.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
 */
export function runScript(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const file = join(temporaryFolder("step"), "step.sh");
  writeFileSync(file, script);
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    const note = (chunk: Buffer): void => void (log += chunk.toString());
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, log }));
  });
}
