import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { Command, Finished } from "./host";
import { splitLines } from "./split-lines";
import { tailFile } from "./tail-file";

/** Between asking a program that ran out of time to end and killing it with all its children. */
const KILL_GRACE_MILLISECONDS = 5_000;

/**
 * Runs a program in a session of its own: Ctrl-C in a terminal reaches the whole foreground group, and Terraform
 * takes a second SIGINT as the order to drop everything. So it hears of an interrupt from us alone, and once.
 */
export async function runProcess(command: Command): Promise<Finished> {
  const log = command.logPath === undefined ? undefined : openLog(command.logPath);
  const child = start(command, log);
  if (log !== undefined) closeSync(log);
  if (child.pid !== undefined) command.onStart?.(child.pid);
  const tail =
    command.logPath !== undefined && command.onLine !== undefined
      ? tailFile(command.logPath, command.onLine)
      : undefined;
  const output = collect(child, command.onLine);
  const stopWatching = watchInterrupt(child, command);
  const clock = limitTime(child, command.timeoutMilliseconds);
  const ending = await ended(child);
  stopWatching();
  clock.stop();
  tail?.finish();
  return { ...ending, stdout: output.stdout(), stderr: output.stderr(), timedOut: clock.timedOut() };
}

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  return openSync(path, "w", 0o600);
}

function start({ program, args, cwd, env }: Command, log: number | undefined): ChildProcess {
  const sink = log ?? "pipe";
  return spawn(program, [...args], { cwd, env: { ...env }, detached: true, stdio: ["ignore", sink, sink] });
}

function collect(
  child: ChildProcess,
  onLine: ((line: string) => void) | undefined,
): { stdout(): string; stderr(): string } {
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    const lines = splitLines(onLine ?? (() => undefined));
    child[name]?.setEncoding("utf8");
    child[name]?.on("data", (chunk: string) => {
      text[name] += chunk;
      lines.push(chunk);
    });
    child[name]?.on("end", () => lines.end());
  }
  return { stdout: () => text.stdout, stderr: () => text.stderr };
}

type Ending = Pick<Finished, "exitCode" | "endedBy" | "startError">;

function ended(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve({ exitCode: undefined, startError: error.code ?? error.message });
    });
    // `close`, not `exit`: only then has all output been read.
    child.once("close", (code, signal) => {
      resolve({ exitCode: code ?? undefined, ...(signal === null ? {} : { endedBy: signal }) });
    });
  });
}

function watchInterrupt(child: ChildProcess, { signal, interrupt }: Command): () => void {
  if (signal === undefined) return () => undefined;
  const stop = (): void => {
    if (child.pid === undefined) return;
    if (interrupt === undefined) child.kill("SIGINT");
    else interrupt(child.pid);
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  return () => signal.removeEventListener("abort", stop);
}

function limitTime(
  child: ChildProcess,
  milliseconds: number | undefined,
): { timedOut(): boolean; stop(): void } {
  if (milliseconds === undefined) return { timedOut: () => false, stop: () => undefined };
  let timedOut = false;
  let killer: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    timedOut = true;
    signalGroup(child, "SIGTERM");
    killer = setTimeout(() => signalGroup(child, "SIGKILL"), KILL_GRACE_MILLISECONDS);
  }, milliseconds);
  return {
    timedOut: () => timedOut,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(killer);
    },
  };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
