import { setTimeout as delay } from "node:timers/promises";
import type { Host, HostStream } from "./host";
import { askPerson, whoAmI } from "./node-person";
import { nodeFiles } from "./node-files";
import { runProcess } from "./node-run";

/** The real machine. */
export function nodeHost(): Host {
  return {
    env: process.env,
    pid: process.pid,
    nodePath: process.execPath,
    nodeVersion: process.versions.node,
    files: nodeFiles,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
    now: () => Date.now(),
    sleep,
    run: runProcess,
    canAsk: process.stdin.isTTY ?? false,
    ask: askPerson,
    whoAmI,
    answers,
  };
}

function stream(target: NodeJS.WriteStream): HostStream {
  return {
    isTerminal: target.isTTY ?? false,
    columns: () => target.columns ?? 80,
    write: (text) => void target.write(text),
  };
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const isAborted = (): boolean => signal?.aborted === true;
  if (isAborted()) return;
  try {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!isAborted()) throw error;
  }
}

async function answers(url: string, timeoutMilliseconds: number): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMilliseconds),
      redirect: "manual",
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
