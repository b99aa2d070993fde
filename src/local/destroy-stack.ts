import { join } from "node:path";
import { stackNames } from "../config/physical-names";
import { type DurableError, externalError } from "../foundation/errors";
import type { StackRunner } from "../state/stack-runner";
import { s3StateObjects } from "../state/state-objects";
import type { AwsClients } from "./aws-clients";
import { synthesize } from "../deploy/cdktf";
import { readDeployment } from "./deployment";
import type { EmulatorRecord } from "./emulator/emulator";
import { checkInterrupted } from "../deploy/interruption";
import { findLeftovers } from "./leftovers";
import { liveRunner } from "./live-runner";
import type { PreparedTerraform } from "../deploy/prepare-terraform";
import type { Session } from "../deploy/session";

export interface DestroyOutcome {
  /** What was done; `nothing` when nothing ran. */
  readonly done: "destroyed" | "discarded" | "nothing";
  /** One sentence for people. */
  readonly why: string;
}

/** Destroys the durable stack with the real `cdktf destroy`, and asks the AWS API whether anything is left. */
export async function destroyStack(
  session: Session,
  prepared: PreparedTerraform,
  record: EmulatorRecord,
  clients: AwsClients,
): Promise<DestroyOutcome> {
  const { host, environment, folder, reporter, interruption } = session;
  const { durable } = stackNames(environment);
  const { stacks } = await readDeployment(environment, s3StateObjects(clients.s3));
  const resources = stacks.find(({ name }) => name === durable)?.resources ?? 0;
  if (resources === 0)
    return { done: "discarded", why: `${durable} was not deployed: there was nothing to destroy` };
  const live = liveRunner(session, prepared, record);
  await reporter.phase("destroy", async (phase) => {
    // What was deployed is destroyed as it was synthesized then: an edit that does not synthesize is in no way.
    if (!host.files.exists(join(folder.stackFolder(durable), "cdk.tf.json")))
      await synthesize({ ...live.settings, onProgress: () => undefined });
    const runner = live.runnerOf(phase);
    try {
      await runner.destroy(durable);
    } catch (error) {
      checkInterrupted(interruption);
      throw explainRefusal(environment.name, await wholeError(runner, durable, error));
    }
    phase.result(`${resources} resources of ${durable}`);
  });
  checkInterrupted(interruption);
  await reporter.phase("verify", async (phase) => {
    const left = await findLeftovers(clients, environment);
    if (left.length > 0) throw leftoversError(environment.name, left);
    phase.result("nothing of it is left, says the AWS API");
  });
  return { done: "destroyed", why: `${durable} was destroyed, and nothing of it was left` };
}

/** `cdktf destroy` may lose the end of what Terraform says, and a refusal is its end: then Terraform is asked itself. */
export async function wholeError(
  runner: Pick<StackRunner, "terraform">,
  stack: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Error) || error.message.includes("Error: ")) return error;
  const plan = await runner.terraform(stack, ["plan", "-destroy", "-input=false", "-no-color"]);
  return plan.exitCode === 0 ? error : externalError({ what: plan.stderr, next: "run the command again" });
}

/** What a refusal of `prevent_destroy` means to a person; every other error stays what it is. */
export function explainRefusal(environment: string, error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.includes("Instance cannot be destroyed")) return error;
  const matches = error.message.matchAll(/Resource (\S+) (?:\([^)]*\) )?has/gu);
  const addresses = [...matches].map(([, address]) => address);
  return externalError({
    what: `${environment} is protected: Terraform refused to destroy it, before anything was touched`,
    given: `prevent_destroy on ${addresses.length > 0 ? addresses.join(", ") : "its data"}`,
    allowed:
      'an environment with protection { kind: "disposable", reason }, or ending the emulator with all that is on it',
    next: `run \`durable local down --environment ${environment} --discard\`: it is only an emulator`,
  });
}

function leftoversError(environment: string, left: readonly string[]): DurableError {
  return externalError({
    what: `The destroy says that it is done, but the AWS API still shows ${left.length} things`,
    given: left.join(", "),
    next: `please report it; \`durable local down --environment ${environment} --discard\` ends the emulator`,
  });
}
