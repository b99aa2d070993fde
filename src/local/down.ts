import type { Host } from "../foundation/host";
import { endAbandonedTerraform } from "./abandoned-terraform";
import { emulatorClients } from "./aws-clients";
import { type DestroyOutcome, destroyStack } from "./destroy-stack";
import { type EmulatorRecord, probeEmulator, readEmulatorRecord, stopEmulator } from "./emulator/emulator";
import { removeEmulatorRecord } from "./emulator/record";
import { forgetDeployment } from "./ensure-emulator";
import { withEnvironmentLock } from "../deploy/environment-lock";
import { whyHalfWay } from "./left-half-way";
import { prepareTerraform } from "../deploy/prepare-terraform";
import { type SessionOptions, type Session, openSession } from "../deploy/session";

export interface DownOptions extends SessionOptions {
  /** End the emulator without destroying what is on it. @default false */
  readonly discard?: boolean;
}

export interface DownResult extends DestroyOutcome {
  readonly environment: string;
}

/** Takes an environment off the emulator, proves that it is gone, and ends the emulator. Run again it does nothing. */
export function localDown(options: DownOptions, host: Host): Promise<DownResult> {
  const session = openSession(options, host);
  const environment = session.environment.name;
  const command = `durable local down --environment ${environment}`;
  return withEnvironmentLock(host, session.folder.lock, command, async () => {
    await endAbandonedTerraform(session);
    const record = readEmulatorRecord(session.folder.root);
    if (record === undefined) {
      forgetDeployment(session);
      return { environment, done: "nothing", why: "Nothing is running" };
    }
    const result = await takeDown(session, record, options.discard ?? false);
    await session.reporter.phase("emulator", async (phase) => {
      await stopEmulator(record);
      removeEmulatorRecord(session.folder.root, record.token);
      forgetDeployment(session);
      phase.result("ended; no process is left");
    });
    return { environment, ...result };
  });
}

async function takeDown(session: Session, record: EmulatorRecord, discard: boolean): Promise<DestroyOutcome> {
  if ((await probeEmulator(record)) !== "ours") {
    return {
      done: "nothing",
      why: "The emulator had ended already, and everything on it with it: there was nothing to destroy",
    };
  }
  if (discard) return { done: "discarded", why: "The emulator was ended with all that was on it" };
  const halfWay = await whyHalfWay(session, record.endpoint);
  if (halfWay !== undefined) {
    return { done: "discarded", why: `${halfWay}: the emulator was ended without a destroy` };
  }
  const clients = emulatorClients(record.endpoint, session.environment.region);
  try {
    const prepared = await prepareTerraform(session.host, session.folder);
    return await destroyStack(session, prepared, record, clients);
  } finally {
    clients.destroy();
  }
}
