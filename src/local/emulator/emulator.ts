import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { type DurableError, externalError } from "../../foundation/errors";
import { lastLines } from "./last-lines";
import { isRunning, signalProcess, waitUntilGone } from "./processes";
import { type EmulatorRecord, logPath, readEmulatorRecord } from "./record";

export { type EmulatorProbe, probeEmulator } from "./probe";
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
}

const PROJECT_ROOT = join(__dirname, "../../..");
const GATEWAY_MAIN = join(__dirname, "../gateway/main.ts");

/** moto imports for 3 s on an idle machine of 2 cores; a loaded one may take ten times that. */
const START_TIMEOUT_MILLISECONDS = 60_000;
const LOG_LINES = 12;

/**
 * Starts the emulator in the background and returns when it answers.
 * The gateway, not this process, owns moto: the emulator outlives the command that started it.
 */
export async function startEmulator(options: StartOptions): Promise<EmulatorRecord> {
  const { accountId, workDirectory } = options;
  mkdirSync(workDirectory, { recursive: true });
  const token = randomUUID();
  const gateway = spawnGateway(options, token);
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

function spawnGateway(options: StartOptions, token: string): ChildProcess {
  const { program, accountId, workDirectory, env } = options;
  const log = openSync(logPath(workDirectory), "w", 0o600);
  try {
    const register = require.resolve("ts-node/register/transpile-only");
    const gatewayArgs = ["--program", program, "--account-id", accountId, "--work-directory", workDirectory];
    return spawn(process.execPath, ["-r", register, GATEWAY_MAIN, ...gatewayArgs], {
      // ts-node looks for tsconfig.json from the working directory upwards.
      cwd: PROJECT_ROOT,
      env: { ...env, DURABLE_EMULATOR_TOKEN: token },
      // A session of its own: Ctrl-C in the terminal that ran `npm start` must not end the emulator.
      detached: true,
      stdio: ["ignore", log, log],
    });
  } finally {
    closeSync(log);
  }
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
