import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { motoEnvironment } from "./moto-environment";
import { hasPulse } from "./pulse";

/** A `moto_server` that serves. */
export interface MotoProcess {
  readonly pid: number;
  readonly port: number;
  /** Ends it, and returns when it has ended. */
  readonly end: () => Promise<void>;
  /** Kills it without waiting. */
  readonly kill: () => void;
  /** Whether `end` was called: its end is wanted then. */
  readonly isEnding: () => boolean;
  /** Settles when it ends, for whatever reason; the reason is worded for a reader. */
  readonly ended: Promise<string>;
}

interface MotoOptions {
  readonly program: string;
  readonly accountId: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long a serving moto may take for its first answer. */
  readonly pulseMilliseconds: number;
  readonly log: (line: string) => void;
  /** Receives moto's own log, but for its line about every request. */
  readonly onLine: (line: string) => void;
}

/** Between the choice of a free port and moto's taking it, another program may take it. */
const PORT_ATTEMPTS = 5;
/** moto ends on SIGTERM at once, unless it hangs. */
const END_TIMEOUT_MILLISECONDS = 3_000;

/** Starts moto on a free port of the loopback interface and returns when that very process serves and answers. */
export async function startMoto(options: MotoOptions): Promise<MotoProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await pickFreePort();
    const child = spawnMoto(options, port);
    const ended = endOf(child);
    const reason = await Promise.race([served(child, port, options.onLine), ended]);
    if (reason === undefined && child.pid !== undefined) {
      if (await hasPulse(port, options.pulseMilliseconds)) return handle(child, child.pid, port, ended);
      child.kill("SIGKILL");
      throw new Error(`${options.program}: it serves, but does not answer`);
    }
    if (attempt === PORT_ATTEMPTS || !(await isTaken(port))) throw new Error(`${options.program}: ${reason}`);
    options.log(`port ${port} was taken meanwhile: trying another`);
  }
}

function spawnMoto({ program, accountId, env }: MotoOptions, port: number): ChildProcess {
  const child = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], {
    env: motoEnvironment(env, accountId),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // However the gateway comes to its end, moto does not outlive it; `kill -9` alone escapes this.
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.removeListener("exit", kill));
  return child;
}

/** Settles when the child's own words say that it serves: another server on the port cannot pass for it. */
function served(child: ChildProcess, port: number, onLine: (line: string) => void): Promise<undefined> {
  const announcement = `Running on http://127.0.0.1:${port}`;
  return new Promise((resolve) => {
    const read = (stream: Readable | null): void => {
      if (stream === null) return;
      createInterface({ input: stream }).on("line", (line) => {
        if (line.includes(announcement)) resolve(undefined);
        if (!ACCESS_LINE.test(line)) onLine(line);
      });
    };
    read(child.stdout);
    read(child.stderr);
  });
}

/** `127.0.0.1 - - [22/Nov/2026 20:50:00] "POST / HTTP/1.1" 200 -`: the gateway logs every call, by its name. */
const ACCESS_LINE = /^\S+ - - \[[^\]]+\] ".*" \d{3} -$/u;

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`),
    );
  });
}

function handle(child: ChildProcess, pid: number, port: number, ended: Promise<string>): MotoProcess {
  let isEnding = false;
  const kill = (): void => void child.kill("SIGKILL");
  const end = async (): Promise<void> => {
    isEnding = true;
    child.kill("SIGTERM");
    const timer = setTimeout(kill, END_TIMEOUT_MILLISECONDS);
    await ended;
    clearTimeout(timer);
  };
  return { pid, port, ended, end, kill, isEnding: () => isEnding };
}

function pickFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(true));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(false)));
  });
}
