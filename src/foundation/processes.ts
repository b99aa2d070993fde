import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** A running process, as the operating system tells it. */
export interface ProcessEntry {
  /** The command line, arguments joined by blanks. */
  readonly args: string;
  /** When it started: milliseconds of the epoch, exact to a second or two. */
  readonly startedAt: number;
}

/** The process with this id, or undefined when there is none (a zombie, which only its parent can bury, is none). */
export function findProcess(pid: number): ProcessEntry | undefined {
  // Linux containers often lack `ps`; macOS has no /proc.
  return existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

export function isRunning(pid: number): boolean {
  return findProcess(pid) !== undefined;
}

/** Waits until none of the processes runs any more; says whether that came true in time. */
export async function waitUntilGone(pids: readonly number[], timeoutMilliseconds: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMilliseconds;
  while (pids.some(isRunning)) {
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** USER_HZ: 100 on every Linux architecture that Node runs on (proc(5), sysconf(3)). */
const TICKS_PER_SECOND = 100;

function fromProc(pid: number): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold blanks: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    const upSeconds = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
    const ageSeconds = upSeconds - Number(fields[19]) / TICKS_PER_SECOND;
    return { args, startedAt: Date.now() - ageSeconds * 1000 };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): ProcessEntry | undefined {
  try {
    const line = execFileSync("ps", ["-ww", "-o", "stat=,lstart=,args=", "-p", String(pid)], {
      encoding: "utf8",
      // The C locale fixes the date's shape.
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    return parsePsLine(line);
  } catch {
    return undefined;
  }
}

/** Reads `STAT`, the five words of `lstart` ("Mon Nov 22 20:42:00 2026") and the command line. */
export function parsePsLine(line: string): ProcessEntry | undefined {
  const match = /^(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/su.exec(line.trim());
  if (match === null) return undefined;
  const [, stat = "", started = "", args = ""] = match;
  return stat.startsWith("Z") ? undefined : { args: args.trim(), startedAt: Date.parse(started) };
}
