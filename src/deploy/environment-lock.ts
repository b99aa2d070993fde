import { z } from "zod";
import { type DurableError, externalError } from "../foundation/errors";
import type { Host } from "../foundation/host";
import { findProcess, type ProcessEntry } from "../foundation/processes";

const holderSchema = z.object({
  pid: z.int().positive(),
  /** ISO 8601, UTC. */
  since: z.iso.datetime(),
  command: z.string(),
});

/** Who works on an environment. */
export type LockHolder = z.infer<typeof holderSchema>;

type FindProcess = (pid: number) => ProcessEntry | undefined;

export interface EnvironmentLock {
  /** Whoever held it before and died without giving it back. */
  readonly abandonedBy?: LockHolder;
  release(): void;
}

/** `/proc` tells a start time to a second or two, and the lock is taken within seconds of the start. */
const CLOCK_GRAIN_MILLISECONDS = 5_000;

/**
 * One command at a time works on an environment. A lock whose holder is dead is taken over, at once: Terraform
 * guards the state with locks of its own, this one only keeps two commands from starting two emulators.
 * @throws DurableError (external) that says who holds it.
 */
export async function lockEnvironment(
  host: Host,
  path: string,
  command: string,
  find: FindProcess = findProcess,
): Promise<EnvironmentLock> {
  const mine: LockHolder = { pid: host.pid, since: new Date(host.now()).toISOString(), command };
  const abandonedBy = await clearAbandoned(host, path, find);
  if (!host.files.create(path, `${JSON.stringify(mine)}\n`)) throw held(readHolder(host, path), path);
  return {
    ...(abandonedBy === undefined ? {} : { abandonedBy }),
    release: () => {
      const holder = readHolder(host, path);
      if (holder?.pid === mine.pid && holder.since === mine.since) host.files.remove(path);
    },
  };
}

/** Runs the work under the lock, and gives it back whatever comes of it. */
export async function withEnvironmentLock<T>(
  host: Host,
  path: string,
  command: string,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await lockEnvironment(host, path, command);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Two commands may find the same dead holder: a second lock makes one of them look again. */
async function clearAbandoned(host: Host, path: string, find: FindProcess): Promise<LockHolder | undefined> {
  if (!host.files.exists(path)) return undefined;
  const holder = await readSettled(host, path);
  if (holder !== undefined && isAlive(find, holder)) throw held(holder, path);
  const guard = `${path}.takeover`;
  if (!host.files.create(guard, "")) {
    await host.sleep(1_000);
    host.files.remove(guard);
  }
  const now = readHolder(host, path);
  if (now?.pid === holder?.pid && now?.since === holder?.since) host.files.remove(path);
  host.files.remove(guard);
  return holder;
}

/** A file that was created a moment ago may still be empty. */
async function readSettled(host: Host, path: string): Promise<LockHolder | undefined> {
  const first = readHolder(host, path);
  if (first !== undefined) return first;
  await host.sleep(300);
  return readHolder(host, path);
}

function readHolder({ files }: Host, path: string): LockHolder | undefined {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(files.read(path) ?? ""));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Ids are reused: a process that started after the lock was taken is another one. A zombie is none. */
function isAlive(find: FindProcess, { pid, since }: LockHolder): boolean {
  const started = find(pid)?.startedAt;
  return started !== undefined && started <= Date.parse(since) + CLOCK_GRAIN_MILLISECONDS;
}

function held(holder: LockHolder | undefined, path: string): DurableError {
  return externalError({
    what: "Another command is at work on this environment, so nothing was done",
    given:
      holder === undefined ? path : `\`${holder.command}\`, process ${holder.pid}, since ${holder.since}`,
    next:
      holder === undefined
        ? "wait for it to end and run the command again"
        : `wait for it to end, or interrupt it with \`kill -INT ${holder.pid}\`, and run the command again`,
  });
}
