import { stateBucketName } from "../config/physical-names";
import type { Host } from "../foundation/host";
import { type BootstrapOutcome, bootstrapState } from "../state/bootstrap";
import { awsBackendParts } from "../state/parts/aws-parts";
import { awsSettings } from "./aws-settings";
import { stackRunner, synthesize } from "./cdktf";
import { withEnvironmentLock } from "./environment-lock";
import { checkInterrupted } from "./interruption";
import { describeSource, prepareTerraform } from "./prepare-terraform";
import { type SessionOptions, openSession } from "./session";
import { workFolder } from "./work-folder";

export interface BootstrappedState {
  readonly outcome: BootstrapOutcome;
  readonly bucket: string;
}

/**
 * The state backend of an environment on AWS, from nothing, or brought up to date: with the credentials of the shell.
 * Interrupted and run again it goes on; every deploy to another account than the environment's is refused.
 */
export function bootstrapOnAws(options: SessionOptions, host: Host): Promise<BootstrappedState> {
  const local = openSession(options, host);
  const { environment, interruption, reporter } = local;
  const session = { ...local, folder: workFolder(options.projectFolder, environment.name, "aws") };
  const command = `durable state bootstrap --environment ${environment.name}`;
  return withEnvironmentLock(host, session.folder.lock, command, async () => {
    const prepared = await reporter.phase("tools", async (phase) => {
      const found = await prepareTerraform(host, session.folder);
      phase.result(`Terraform ${found.terraform.text}; AWS provider: ${describeSource(found.source)}`);
      return found;
    });
    const owner = `${host.whoAmI()}:${options.projectFolder}`;
    const parts = awsBackendParts(environment, owner, {
      forcePathStyle: host.env["AWS_ENDPOINT_URL"] !== undefined,
    });
    try {
      const outcome = await reporter.phase("state backend", async (phase) => {
        const settings = awsSettings(session, prepared, phase);
        await synthesize(settings);
        return bootstrapState({
          environment,
          runner: stackRunner(settings),
          parts,
          files: host.files,
          folder: session.folder.bootstrap,
          checkInterrupted: () => checkInterrupted(interruption),
        });
      });
      return { outcome, bucket: stateBucketName(environment) };
    } finally {
      parts.destroy();
    }
  });
}
