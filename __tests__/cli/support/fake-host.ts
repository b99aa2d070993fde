import { dirname } from "node:path";
import { Readable } from "node:stream";
import type { Command, Finished, Host, HostFiles } from "../../../src/foundation/host";

/** A machine in memory: what a test does not put there is not there. */
export interface FakeHost extends Host {
  /** What was written, by stream. */
  readonly written: { readonly stdout: string; readonly stderr: string };
  /** Every command that was run, in order. */
  readonly commands: readonly Command[];
  readonly paths: () => readonly string[];
}

export interface FakeMachine {
  readonly env?: Readonly<Record<string, string>>;
  /** Text by path. A path under `bin/` is executable unless it is listed in `notExecutable`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly notExecutable?: readonly string[];
  readonly run?: (command: Command) => Partial<Finished> | Promise<Partial<Finished>>;
  readonly reachable?: readonly string[];
  readonly nodeVersion?: string;
  readonly pid?: number;
  /** What the person at the terminal answers, one after the other. @default there is no terminal */
  readonly answers?: readonly string[];
}

export const START = Date.parse("2026-11-22T10:00:00.000Z");

export function fakeHost(machine: FakeMachine = {}): FakeHost {
  const { env = {}, run = () => ({ exitCode: 0 }), reachable = [] } = machine;
  const written = { stdout: "", stderr: "" };
  const commands: Command[] = [];
  const files = new Map(Object.entries(machine.files ?? {}));
  const answers = [...(machine.answers ?? [])];
  let now = START;
  return {
    env,
    pid: machine.pid ?? 4242,
    nodePath: "/usr/bin/node",
    nodeVersion: machine.nodeVersion ?? "20.20.2",
    files: fakeFiles(files, machine.notExecutable ?? []),
    stdout: { isTerminal: false, columns: () => 80, write: (text) => void (written.stdout += text) },
    stderr: { isTerminal: false, columns: () => 80, write: (text) => void (written.stderr += text) },
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
    run: async (command) => {
      commands.push(command);
      const answer: Finished = { exitCode: undefined, stdout: "", stderr: "", timedOut: false };
      return { ...answer, ...(await run(command)) };
    },
    answers: (url) => Promise.resolve(reachable.some((host) => url.startsWith(`https://${host}/`))),
    canAsk: machine.answers !== undefined,
    ask: (question) => {
      written.stderr += question;
      return Promise.resolve(answers.shift());
    },
    whoAmI: () => "ann@laptop",
    written,
    commands,
    paths: () => [...files.keys()].sort(),
  };
}

function fakeFiles(files: Map<string, string>, notExecutable: readonly string[]): HostFiles {
  const isFolder = (path: string): boolean => [...files.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    read: (path) => files.get(path),
    stream: (path) => {
      const text = files.get(path);
      return text === undefined ? undefined : Readable.from([Buffer.from(text)]);
    },
    write: (path, text) => void files.set(path, text),
    create: (path, text) => {
      if (files.has(path)) return false;
      files.set(path, text);
      return true;
    },
    exists: (path) => files.has(path) || isFolder(path),
    isFolder,
    isExecutable: (path) => files.has(path) && dirname(path).endsWith("bin") && !notExecutable.includes(path),
    list: (path) => {
      const below = [...files.keys()].filter((file) => file.startsWith(`${path}/`));
      return [...new Set(below.map((file) => file.slice(path.length + 1).split("/")[0] ?? ""))].sort();
    },
    makeFolder: () => undefined,
    rename: (from, to) => {
      for (const [file, text] of [...files]) {
        if (file !== from && !file.startsWith(`${from}/`)) continue;
        files.delete(file);
        files.set(`${to}${file.slice(from.length)}`, text);
      }
    },
    realPath: (path) => (files.has(path) || isFolder(path) ? path : undefined),
    remove: (path) => {
      for (const file of [...files.keys()])
        if (file === path || file.startsWith(`${path}/`)) files.delete(file);
    },
  };
}
