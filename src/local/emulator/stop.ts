import { type DurableError, externalError } from "../../foundation/errors";
import { findProcess, signalProcess, waitUntilGone } from "../../foundation/processes";
import type { EmulatorRecord } from "./record";

/** The gateway ends moto with SIGTERM, which takes well under a second, and kills it after 3 s. */
const TERM_TIMEOUT_MILLISECONDS = 10_000;
const KILL_TIMEOUT_MILLISECONDS = 5_000;

/** Both processes start before the record is written: by at most the time allowed for a start, plus clock grain. */
const START_WINDOW_MILLISECONDS = 90_000;
const CLOCK_GRAIN_MILLISECONDS = 5_000;

/**
 * Ends the gateway and its moto, and returns when both are gone. A no-op when they already are.
 * After `kill -9` of the gateway, moto is left behind: then the recorded ids are used. The system reuses ids, so a
 * process is only ever signalled when its command line and its start time say that it is ours.
 */
export async function stopEmulator(record: EmulatorRecord): Promise<void> {
  const { gatewayPid, emulatorPid, startedAt } = record;
  // The gateway first: it ends moto itself, and would take a moto that ends first for a failure.
  await endProcess(gatewayPid, () => isProcessOfStart(gatewayPid, /gateway\/main\.[jt]s\b/u, startedAt));
  await endProcess(emulatorPid, () => isProcessOfStart(emulatorPid, /moto_server/u, startedAt));
}

async function endProcess(pid: number, isOurs: () => boolean): Promise<void> {
  if (!isOurs()) return;
  signalProcess(pid, "SIGTERM");
  if (await waitUntilGone([pid], TERM_TIMEOUT_MILLISECONDS)) return;
  if (!isOurs()) return;
  signalProcess(pid, "SIGKILL");
  if (!(await waitUntilGone([pid], KILL_TIMEOUT_MILLISECONDS))) throw stillRunning(pid);
}

function isProcessOfStart(pid: number, args: RegExp, startedAt: string): boolean {
  const entry = findProcess(pid);
  if (entry === undefined || !args.test(entry.args)) return false;
  const ageAtRecord = Date.parse(startedAt) - entry.startedAt;
  return ageAtRecord > -CLOCK_GRAIN_MILLISECONDS && ageAtRecord < START_WINDOW_MILLISECONDS;
}

function stillRunning(pid: number): DurableError {
  return externalError({
    what: "A process of the AWS emulator does not end, not even when killed",
    given: `process ${pid}`,
    next: `look at it with \`ps -fp ${pid}\`: a process that waits for a disk or a debugger cannot end`,
  });
}
