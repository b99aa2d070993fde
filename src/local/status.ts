import type { Host } from "../foundation/host";
import { stackNames } from "../config/physical-names";
import { s3StateObjects } from "../state/state-objects";
import { emulatorClients } from "./aws-clients";
import { checkDrift } from "./check-drift";
import { type Deployment, readDeployment } from "./deployment";
import type { DriftReport } from "./drift";
import { probeEmulator, readEmulatorRecord } from "./emulator/emulator";
import { withEnvironmentLock } from "../deploy/environment-lock";
import { liveRunner } from "./live-runner";
import { prepareTerraform } from "../deploy/prepare-terraform";
import { type SessionOptions, type Session, openSession } from "../deploy/session";

/** What `durable local status --json` prints. */
export interface LocalStatus extends Deployment {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly running: boolean;
  /** Null when nothing runs. */
  readonly endpoint: string | null;
  /** Null when nothing runs. */
  readonly pid: number | null;
  /** ISO 8601, UTC; null when nothing runs. */
  readonly startedAt: string | null;
  /** Only with `drift`. */
  readonly drift?: DriftReport;
}

export interface StatusOptions extends SessionOptions {
  /** Also plan, to see what the next deploy would change. Takes some ten seconds. @default false */
  readonly drift?: boolean;
}

/** What runs and what is deployed on it, asked of the emulator itself. */
export async function localStatus(options: StatusOptions, host: Host): Promise<LocalStatus> {
  const session = openSession(options, host);
  const environment = session.environment.name;
  const record = readEmulatorRecord(session.folder.root);
  if (record === undefined || (await probeEmulator(record)) !== "ours") {
    const nothing = { endpoint: null, pid: null, startedAt: null, stacks: [], outputs: {} };
    return { schemaVersion: 1, environment, running: false, ...nothing };
  }
  const { endpoint, gatewayPid: pid, startedAt } = record;
  const clients = emulatorClients(endpoint, session.environment.region);
  try {
    const deployment = await readDeployment(session.environment, s3StateObjects(clients.s3));
    const drift =
      options.drift === true && deployment.stacks.length === 2 ? await planDrift(session) : undefined;
    const status = {
      schemaVersion: 1,
      environment,
      running: true,
      endpoint,
      pid,
      startedAt,
      ...deployment,
    } as const;
    return drift === undefined ? status : { ...status, drift };
  } finally {
    clients.destroy();
  }
}

/** Terraform works in the stack's folder: nobody else may at the same time. */
function planDrift(session: Session): Promise<DriftReport | undefined> {
  const { host, folder, environment } = session;
  const command = `durable local status --drift --environment ${environment.name}`;
  return withEnvironmentLock(host, folder.lock, command, async () => {
    const record = readEmulatorRecord(folder.root);
    if (record === undefined) return undefined;
    const live = liveRunner(session, await prepareTerraform(host, folder), record);
    return session.reporter.phase("plan", (phase) =>
      checkDrift(live.runnerOf(phase), host.files, stackNames(environment).durable),
    );
  });
}
