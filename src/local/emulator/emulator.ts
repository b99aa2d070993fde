import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { type DurableError, externalError } from "../../foundation/errors";
import { lastLines } from "./last-lines";
import { isRunning, signalProcess, waitUntilGone } from "../../foundation/processes";
import { type EmulatorRecord, logPath, readEmulatorRecord } from "./record";

export { probeEmulator } from "./probe";
export { type EmulatorRecord, readEmulatorRecord } from "./record";
export { stopEmulator } from "./stop";

export interface StartOptions {
  /** The `moto_server` to run: a path, or a name on the PATH of `env`. */
  readonly program: string;
  /** Twelve digits. It appears in every ARN, so it is the environment's own account id. */
  readonly accountId: string;
  /** Holds `emulator.json` and `emulator.log`; made if absent. */
  readonly workDirectory: string;
  /** The environment to run in; its `AWS_*` and `MOTO_*` variables are left out. */
  readonly env: Readonly<Record<string, string>>;
  /** How long moto may take for one request before the client gets 503, in milliseconds. @default 30 000 */
  readonly deadlineMilliseconds?: number;
}

const PROJECT_ROOT = join(__dirname, "../../..");
const GATEWAY_MAIN = join(__dirname, "../gateway/main.ts");

/** moto imports for 3 s on an idle machine of 2 cores; a loaded one may take ten times that. */
const START_TIMEOUT_MILLISECONDS = 60_000;
const LOG_LINES = 12;
/** moto's slowest call, the first to IAM (it loads 1,500 managed policies), takes 4 s on an idle machine. */
const DEADLINE_MILLISECONDS = 30_000;

/**
 * Starts the emulator in the background and returns when it answers.
 * The gateway, not this process, owns moto: the emulator outlives the command that started it.
 */
export async function startEmulator(options: StartOptions): Promise<EmulatorRecord> {
  const { accountId, workDirectory } = options;
  const token = randomUUID();
  const log = openLog(workDirectory);
  const gateway = spawnGateway(options, token, log);
  closeSync(log);
  const exit = watchExit(gateway);
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  while (exit.reason === undefined && Date.now() < deadline) {
    const record = readEmulatorRecord(workDirectory);
    if (record?.token === token && record.accountId === accountId) {
      gateway.unref();
      return record;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (gateway.pid !== undefined && exit.reason === undefined) await endGateway(gateway.pid);
  throw startFailure(options, exit.reason ?? `no answer within ${START_TIMEOUT_MILLISECONDS / 1000} s`);
}

function openLog(workDirectory: string): number {
  try {
    mkdirSync(workDirectory, { recursive: true });
    return openSync(logPath(workDirectory), "w", 0o600);
  } catch (error) {
    throw externalError({
      what: `The AWS emulator has no place for its record and its log: ${String(error)}`,
      given: workDirectory,
      allowed: "a folder that can be made or written",
      next: "make the folder writable, or free space on its disk",
    });
  }
}

function spawnGateway(options: StartOptions, token: string, log: number): ChildProcess {
  const { program, accountId, workDirectory, env, deadlineMilliseconds = DEADLINE_MILLISECONDS } = options;
  const register = require.resolve("../../../bin/register");
  const gatewayOptions = {
    program,
    "account-id": accountId,
    "work-directory": workDirectory,
    "deadline-milliseconds": String(deadlineMilliseconds),
  };
  const flags = Object.entries(gatewayOptions).map(([name, value]) => `--${name}=${value}`);
  return spawn(process.execPath, ["-r", register, GATEWAY_MAIN, ...flags], {
    // A folder that stays, not the one the user happens to be in: a process holds its working directory.
    cwd: PROJECT_ROOT,
    env: { ...env, DURABLE_EMULATOR_TOKEN: token },
    // A session of its own: Ctrl-C in the terminal that ran `npm start` must not end the emulator.
    detached: true,
    stdio: ["ignore", log, log],
  });
}

function watchExit(child: ChildProcess): { readonly reason: string | undefined } {
  const exit: { reason: string | undefined } = { reason: undefined };
  child.once("error", (error) => (exit.reason ??= error.message));
  child.once("exit", (code, signal) => (exit.reason ??= `it ended with ${signal ?? `exit code ${code}`}`));
  return exit;
}

async function endGateway(pid: number): Promise<void> {
  signalProcess(pid, "SIGTERM");
  if (!(await waitUntilGone([pid], 10_000)) && isRunning(pid)) signalProcess(pid, "SIGKILL");
}

function startFailure({ program, workDirectory }: StartOptions, reason: string): DurableError {
  const log = logPath(workDirectory);
  const said = lastLines(log, LOG_LINES).map((line) => `    ${line}`);
  return externalError({
    what: [`The AWS emulator did not start: ${reason}`, ...said].join("\n"),
    given: program,
    allowed: "a moto_server of moto 5.2, installed with its [server] extra",
    next: `read ${log}, then run \`${program} --help\` by hand`,
  });
}
