import type { Host } from "../foundation/host";
import { endAbandonedTerraform } from "./abandoned-terraform";
import { emulatorClients } from "./aws-clients";
import { type DeployedSystem, deployStacks } from "./deploy-stacks";
import { ensureEmulator } from "./ensure-emulator";
import { withEnvironmentLock } from "../deploy/environment-lock";
import { checkInterrupted } from "../deploy/interruption";
import { liveRunner } from "./live-runner";
import { describeSource, prepareTerraform, type PreparedTerraform } from "../deploy/prepare-terraform";
import { type SessionOptions, openSession } from "../deploy/session";

export interface UpResult extends DeployedSystem {
  readonly environment: string;
  readonly endpoint: string;
  readonly region: string;
  /** The process that ends the emulator when it ends. */
  readonly pid: number;
}

/**
 * Deploys an environment, state backend included, onto the emulator, and verifies it through the AWS API.
 * Run again it goes on from what is there; after a deploy that was interrupted half-way it starts over.
 */
export function localUp(options: SessionOptions, host: Host): Promise<UpResult> {
  const session = openSession(options, host);
  const command = `durable local up --environment ${session.environment.name}`;
  return withEnvironmentLock(host, session.folder.lock, command, async () => {
    const { reporter, environment, interruption } = session;
    const prepared = await reporter.phase("tools", async (phase) => {
      const found = await prepareTerraform(host, session.folder);
      phase.result(describeTools(found));
      return found;
    });
    await endAbandonedTerraform(session);
    checkInterrupted(interruption);
    const emulator = await reporter.phase("emulator", (phase) => ensureEmulator(session, phase));
    checkInterrupted(interruption);
    const clients = emulatorClients(emulator.endpoint, environment.region);
    try {
      const system = await deployStacks(session, liveRunner(session, prepared, emulator), clients);
      return {
        environment: environment.name,
        endpoint: emulator.endpoint,
        region: environment.region,
        pid: emulator.gatewayPid,
        ...system,
      };
    } finally {
      clients.destroy();
    }
  });
}

function describeTools({ terraform, source }: PreparedTerraform): string {
  const name = terraform.flavor === "opentofu" ? "OpenTofu" : "Terraform";
  return `${name} ${terraform.text}; AWS provider: ${describeSource(source)}`;
}
