import { parseArgs } from "node:util";
import { removeEmulatorRecord, writeEmulatorRecord } from "../emulator/record";
import { startGateway } from "./gateway";

/** How long the gateway stays without moto, to tell every client that still asks why there is no answer. */
const FAREWELL_MILLISECONDS = 2_000;

/**
 * The gateway's process: starts moto, serves in front of it, leaves the record, and ends together with it.
 * Started by `startEmulator`, which hands the token over in the environment, out of sight of `ps`.
 */
async function main(): Promise<void> {
  const { program, accountId, workDirectory, token, deadlineMilliseconds } = readOptions();
  let end = (): Promise<void> => Promise.resolve();
  onSignal(async () => {
    // Gone first, so that nobody connects to what is closing.
    removeEmulatorRecord(workDirectory, token);
    await end();
  });
  const gateway = await startGateway({
    program,
    accountId,
    token,
    env: withoutToken(process.env),
    deadlineMilliseconds,
    log,
    onLoss: () => setTimeout(() => process.exit(1), FAREWELL_MILLISECONDS),
  });
  const { port, moto } = gateway;
  end = gateway.end;
  const endpoint = `http://127.0.0.1:${port}`;
  writeEmulatorRecord(workDirectory, {
    endpoint,
    gatewayPid: process.pid,
    emulatorPid: moto.pid,
    token,
    accountId,
    startedAt: new Date().toISOString(),
  });
  log(`serving on ${endpoint}, in front of moto (process ${moto.pid}) on port ${moto.port}`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      program: { type: "string" },
      "account-id": { type: "string" },
      "work-directory": { type: "string" },
      "deadline-milliseconds": { type: "string" },
    },
  });
  const token = process.env["DURABLE_EMULATOR_TOKEN"];
  const { program, "account-id": accountId, "work-directory": workDirectory } = values;
  const deadlineMilliseconds = Number(values["deadline-milliseconds"]);
  if (
    program === undefined ||
    accountId === undefined ||
    workDirectory === undefined ||
    token === undefined ||
    !(deadlineMilliseconds > 0)
  ) {
    throw new Error("the gateway is started by startEmulator, not by hand");
  }
  return { program, accountId, workDirectory, token, deadlineMilliseconds };
}

function onSignal(end: () => Promise<void>): void {
  const handle = (signal: NodeJS.Signals): void => {
    log(`ended by ${signal}`);
    void end().then(() => process.exit(0));
  };
  process.once("SIGTERM", handle);
  process.once("SIGINT", handle);
}

function withoutToken({ DURABLE_EMULATOR_TOKEN: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

main().catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
