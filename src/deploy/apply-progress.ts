/** What Terraform has said so far of one apply or destroy. */
export interface ApplyProgress {
  /** Resources to be created, changed and destroyed; undefined until Terraform has planned. */
  readonly planned?: number;
  readonly done: number;
  /** When each resource that is worked on was begun, in milliseconds of the epoch, oldest first. */
  readonly running: ReadonlyMap<string, number>;
  /** When something was last begun or finished, in milliseconds of the epoch. */
  readonly lastChange: number;
  /** Whether Terraform has said that it is done. */
  readonly complete: boolean;
}

export function startProgress(now: number): ApplyProgress {
  return { done: 0, running: new Map(), lastChange: now, complete: false };
}

/** `cdktf` puts the stack before a line and the construct's path behind the address. */
const LINE =
  /(?:^|\s)((?:module\.[\w-]+\.)*[a-z][a-z0-9_]*\.[\w-]+(?:\[[^\]]+\])?)(?: \([^)]*\))?: (Creating|Modifying|Destroying|Creation complete|Modifications complete|Destruction complete)\b/u;
const PLAN = /Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/u;

/** The progress after one more line of output. Lines that say nothing of it change nothing. */
export function readProgress(progress: ApplyProgress, line: string, now: number): ApplyProgress {
  const plan = PLAN.exec(line);
  if (plan !== null) {
    return { ...progress, planned: Number(plan[1]) + Number(plan[2]) + Number(plan[3]), lastChange: now };
  }
  if (line.includes("No changes.")) return { ...progress, planned: 0, lastChange: now };
  if (/(Apply|Destroy) complete!/u.test(line)) return { ...progress, complete: true, lastChange: now };
  const match = LINE.exec(line);
  if (match === null) return progress;
  const [, address = "", verb = ""] = match;
  const running = new Map(progress.running);
  if (!verb.endsWith("complete")) {
    running.set(address, now);
    return { ...progress, running, lastChange: now };
  }
  running.delete(address);
  return { ...progress, running, done: progress.done + 1, lastChange: now };
}
