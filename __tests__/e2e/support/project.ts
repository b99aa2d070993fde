import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
/** What a clone holds and a deploy needs. */
const CLONED = ["bin", "src", "main.ts", "cdktf.json", ".gen/README.md", "package.json", "tsconfig.json"];

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A program that was started; `done` resolves when it has ended. */
export interface Run {
  readonly child: ChildProcess;
  readonly done: Promise<Finished>;
  /** What it has said so far. */
  readonly output: () => string;
}

/** What `durable local status --json` promises. */
export interface Status {
  readonly endpoint: string;
  readonly pid: number;
  readonly running: boolean;
  readonly stacks: readonly { readonly name: string; readonly resources: number }[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * A copy of the project in a folder of its own: a test edits its environments as a user would,
 * and what the developer has deployed stays untouched.
 */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "durable-e2e-"));
  private readonly children = new Set<ChildProcess>();

  constructor() {
    for (const entry of CLONED) cpSync(join(ROOT, entry), join(this.folder, entry), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
  }

  /** Starts `durable` as a user does from a shell. */
  start(...args: string[]): Run {
    return this.launch(join(this.folder, "bin/durable.js"), args, process.env);
  }

  durable(...args: string[]): Promise<Finished> {
    return this.start(...args).done;
  }

  /** What `durable local up` or `down` says, which must succeed; the environment is the default one where none is named. */
  async local(verb: "up" | "down", environment?: string): Promise<string> {
    const named = environment === undefined ? [] : ["--environment", environment];
    const { exitCode, stdout, stderr } = await this.durable("local", verb, ...named);
    if (exitCode !== 0) throw new Error(`durable local ${verb} ended with ${exitCode}: ${stderr}`);
    return stdout;
  }

  /** `durable` with `env` over the shell's. */
  durableIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Finished> {
    return this.launch(join(this.folder, "bin/durable.js"), args, { ...process.env, ...env }).done;
  }

  /** The cdktf CLI as a user runs it, with `env` over the shell's. */
  cdktf(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Finished> {
    const program = join(ROOT, "node_modules/cdktf-cli/bundle/bin/cdktf");
    return this.launch(program, args, { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1", ...env }).done;
  }

  async status(environment: string): Promise<Status> {
    const { stdout } = await this.durable("local", "status", "--environment", environment, "--json");
    return JSON.parse(stdout) as Status;
  }

  /** Replaces text in a file of the project; fails where the text is not there exactly once. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, "utf8");
    if (text.split(from).length !== 2)
      throw new Error(`${file} does not hold exactly one ${JSON.stringify(from)}`);
    writeFileSync(path, text.replace(from, to));
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  exists(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** Ends what a failed test left running, then removes the folder. */
  async dispose(environment: string): Promise<void> {
    for (const child of this.children) child.kill("SIGKILL");
    await this.durable("local", "down", "--environment", environment, "--discard");
    this.remove();
  }

  /** For a project that deployed nothing. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private launch(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Run {
    const started = Date.now();
    const child = spawn(process.execPath, [program, ...args], {
      cwd: this.folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.children.add(child);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const done = new Promise<Finished>((resolve) => {
      child.on("close", (exitCode) => {
        this.children.delete(child);
        resolve({ exitCode, stdout, stderr, seconds: (Date.now() - started) / 1000 });
      });
    });
    return { child, done, output: () => stdout + stderr };
  }
}

/** Waits until `condition` holds; fails with `what` after `seconds`. */
export async function eventually(what: string, seconds: number, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`after ${seconds} s still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The processes whose command line names a folder. */
export function processesIn(folder: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn("ps", ["-eo", "pid=,args="], { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.on("error", reject);
    child.on("close", () => resolve(text.split("\n").filter((line) => line.includes(folder))));
  });
}
