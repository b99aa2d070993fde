import { type ChildProcess, spawn } from "node:child_process";
import type { Finished } from "../../e2e/support/project";

export interface Launched {
  readonly child: ChildProcess;
  readonly done: Promise<Finished>;
  /** What it has said so far. */
  readonly output: () => string;
}

/** Starts a program with `env` over this shell's. */
export function launch(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Launched {
  const started = Date.now();
  const child = spawn(program, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const done = new Promise<Finished>((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.on("close", (exitCode) =>
      resolve({ exitCode, stdout, stderr, seconds: (Date.now() - started) / 1000 }),
    );
  });
  return { child, done, output: () => stdout + stderr };
}

export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  return launch(program, args, cwd, env).done;
}
