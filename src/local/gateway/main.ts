import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { removeEmulatorRecord, writeEmulatorRecord } from "../emulator/record";
import { chain } from "./call";
import { CrashLog } from "./crash-log";
import { explainCrashes } from "./explain-crashes";
import { motoForward } from "./moto-forward";
import { startMoto } from "./moto-process";
import { pulseTimeout } from "./pulse";
import { createCalls } from "./registry";
import { createGatewayServer } from "./server";
import { watchEmulator } from "./watch-emulator";

/**
 * The gateway's process: starts moto, serves in front of it, leaves the record, and ends together with it.
 * Started by `startEmulator`, which hands the token over in the environment, out of sight of `ps`.
 */
async function main(): Promise<void> {
  const { program, accountId, workDirectory, token, deadlineMilliseconds } = readOptions();
  let endMoto = (): Promise<void> => Promise.resolve();
  onSignal(async () => {
    // Gone first, so that nobody connects to what is closing.
    removeEmulatorRecord(workDirectory, token);
    await endMoto();
  });
  const crashes = new CrashLog();
  const onLine = (line: string): void => {
    crashes.note(line);
    log(`moto: ${line}`);
  };
  const pulseMilliseconds = pulseTimeout(deadlineMilliseconds);
  const moto = await startMoto({
    program,
    accountId,
    env: withoutToken(process.env),
    pulseMilliseconds,
    log,
    onLine,
  });
  endMoto = moto.end;
  const watch = watchEmulator(moto, pulseMilliseconds, log);
  const answer = chain(createCalls(), explainCrashes(motoForward(moto.port, deadlineMilliseconds), crashes));
  const identity = { token, accountId };
  const server = createGatewayServer({
    answer,
    identity,
    log,
    emulatorLoss: watch.loss,
    onDeadline: watch.onDeadline,
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const startedAt = new Date().toISOString();
    writeEmulatorRecord(workDirectory, {
      endpoint,
      gatewayPid: process.pid,
      emulatorPid: moto.pid,
      token,
      accountId,
      startedAt,
    });
    log(`serving on ${endpoint}, in front of moto (process ${moto.pid}) on port ${moto.port}`);
  });
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
