import { namePrefix, stackNames } from "../config/physical-names";
import { externalError } from "../foundation/errors";
import { awsBackendParts } from "../state/parts/aws-parts";
import type { DeployOutcome } from "../state/stack-runner";
import { s3StateObjects } from "../state/state-objects";
import type { AwsClients } from "./aws-clients";
import { synthesize } from "../deploy/cdktf";
import { checkDrift } from "./check-drift";
import { type Deployment, readDeployment } from "./deployment";
import { type DriftReport, NO_DRIFT } from "./drift";
import { checkInterrupted } from "../deploy/interruption";
import type { LiveRunner } from "./live-runner";
import { waitForRefreshes } from "../deploy/refreshes";
import type { Phase } from "../deploy/reporter";
import type { Session } from "../deploy/session";
import { deployStateBackend } from "./state-backend";
import type { Finding } from "./verify/finding";
import { requireSound, verifyDeployment } from "./verify/verify";

export interface DeployedSystem extends Deployment {
  readonly findings: readonly Finding[];
  readonly drift: DriftReport;
}

/** Both stacks of an environment, one phase after the other; each goes on from what is there. */
export async function deployStacks(
  session: Session,
  live: LiveRunner,
  clients: AwsClients,
): Promise<DeployedSystem> {
  const { reporter, environment, interruption } = session;
  const steps = deploySteps(session, live, clients);
  await reporter.phase("synthesize", () => synthesize({ ...live.settings, onProgress: () => undefined }));
  await reporter.phase("state backend", steps.stateBackend);
  const deployed = await reporter.phase("deploy", steps.deploy);
  checkInterrupted(interruption);
  const findings = await reporter.phase("verify", steps.verify);
  checkInterrupted(interruption);
  const drift = await reporter.phase("settled", (phase) => steps.settled(phase, deployed));
  const deployment = await readDeployment(environment, s3StateObjects(clients.s3));
  return { ...deployment, findings, drift };
}

export interface DeploySteps {
  readonly stateBackend: (phase: Phase) => Promise<void>;
  readonly deploy: (phase: Phase) => Promise<DeployOutcome>;
  readonly verify: (phase: Phase) => Promise<readonly Finding[]>;
  readonly settled: (phase: Phase, deployed: DeployOutcome) => Promise<DriftReport>;
}

export function deploySteps(session: Session, live: LiveRunner, clients: AwsClients): DeploySteps {
  const { host, environment, interruption } = session;
  const { durable } = stackNames(environment);
  const objects = s3StateObjects(clients.s3);
  return {
    stateBackend: async (phase) => {
      const owner = `${host.whoAmI()}:${session.projectFolder}`;
      const parts = awsBackendParts(environment, owner, clients.settings);
      await deployStateBackend(session, live.runnerOf(phase), parts, phase).finally(() => parts.destroy());
    },
    deploy: async (phase) => {
      const since = host.now();
      const deployed = await live.runnerOf(phase).deploy(durable);
      const refreshes = await waitForRefreshes(host, {
        client: clients.autoScaling,
        groups: ["web", "backend"].map((tier) => `${namePrefix(environment)}-${tier}`),
        since,
        signal: interruption.once,
        onProgress: (text) => phase.note(text),
      });
      const { stacks } = await readDeployment(environment, objects);
      const resources = stacks.find(({ name }) => name === durable)?.resources ?? 0;
      phase.result(
        `${resources} resources${refreshes === 0 ? "" : `, instances of ${refreshes} groups replaced`}`,
      );
      return deployed;
    },
    verify: async (phase) => {
      const findings = await verifyDeployment(clients, environment);
      requireSound(findings);
      phase.result(`${findings.length} checks through the AWS API`);
      return findings;
    },
    settled: async (phase, deployed) => {
      // Its own plan was the second one.
      const drift =
        deployed === "unchanged" ? NO_DRIFT : await checkDrift(live.runnerOf(phase), host.files, durable);
      checkInterrupted(interruption);
      requireSettled(drift);
      phase.result(
        drift.explained.length === 0
          ? "a second deploy would change nothing"
          : `a second deploy would send ${drift.explained.length} attributes again, because the emulator drops them`,
      );
      return drift;
    },
  };
}

/** What a deploy has just written and would write again can never settle: on AWS it would be changed at every deploy. */
function requireSettled({ unexplained }: DriftReport): void {
  if (unexplained.length === 0) return;
  const lines = unexplained.map(
    ({ address, attribute, before, after }) =>
      `  ${address} ${attribute}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  throw externalError({
    what: `A second deploy would change what the first has just written:\n${lines.join("\n")}\n`,
    next: "it is a bug of durable-system, or a gap of the emulator that src/local/emulator-gaps.ts does not list: please report it",
  });
}
