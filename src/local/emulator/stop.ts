import { externalError } from "../../foundation/errors";
import { findProcess, signalProcess, waitUntilGone } from "./processes";
import type { EmulatorRecord } from "./record";

/** The gateway ends moto with SIGTERM, which takes well under a second, and gives up on it after 5 s. */
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
  const { gatewayPid, emulatorPid } = record;
  if (isGateway(record)) {
    signalProcess(gatewayPid, "SIGTERM");
    if (!(await waitUntilGone([gatewayPid], TERM_TIMEOUT_MILLISECONDS)) && isGateway(record)) {
      signalProcess(gatewayPid, "SIGKILL");
      await waitUntilGone([gatewayPid], KILL_TIMEOUT_MILLISECONDS);
    }
  }
  if (isEmulator(record)) {
    signalProcess(emulatorPid, "SIGTERM");
    if (!(await waitUntilGone([emulatorPid], TERM_TIMEOUT_MILLISECONDS)) && isEmulator(record)) {
      signalProcess(emulatorPid, "SIGKILL");
      await waitUntilGone([emulatorPid], KILL_TIMEOUT_MILLISECONDS);
    }
  }
  const left = [isGateway(record) ? gatewayPid : [], isEmulator(record) ? emulatorPid : []].flat();
  if (left.length > 0) throw stillRunning(left);
}

function isGateway({ gatewayPid, startedAt }: EmulatorRecord): boolean {
  return isProcessOfStart(gatewayPid, /gateway\/main\.[jt]s\b/u, startedAt);
}

function isEmulator({ emulatorPid, startedAt }: EmulatorRecord): boolean {
  return isProcessOfStart(emulatorPid, /moto_server/u, startedAt);
}

function isProcessOfStart(pid: number, args: RegExp, startedAt: string): boolean {
  const entry = findProcess(pid);
  if (entry === undefined || !args.test(entry.args)) return false;
  const ageAtRecord = Date.parse(startedAt) - entry.startedAt;
  return ageAtRecord > -CLOCK_GRAIN_MILLISECONDS && ageAtRecord < START_WINDOW_MILLISECONDS;
}

function stillRunning(pids: readonly number[]) {
  return externalError({
    what: "The AWS emulator does not end, not even when killed",
    given: `process ${pids.join(" and ")}`,
    next: `look at it with \`ps -fp ${pids.join(",")}\`; a process that waits for a disk or a debugger cannot end`,
  });
}
