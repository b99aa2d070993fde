import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { namePrefix } from "../config/physical-names";
import { findEnvironment } from "../deploy/find-environment";
import { waitForRefreshes } from "../deploy/refreshes";
import { createReporter } from "../deploy/reporter";
import { externalError } from "../foundation/errors";
import type { CliContext } from "./context";
import { printLines } from "./output";

export interface RolloutFlags {
  readonly environment: string;
  readonly quiet?: boolean;
}

/** Waits for the newest refresh of both groups. */
export async function runRollout(
  { host, interruption }: CliContext,
  { environment: name, quiet = false }: RolloutFlags,
): Promise<void> {
  const environment = findEnvironment(name);
  const groups = ["web", "backend"].map((tier) => `${namePrefix(environment)}-${tier}`);
  const client = new AutoScalingClient({ region: environment.region });
  try {
    const count = await createReporter(host, quiet).phase("rollout", (phase) =>
      waitForRefreshes(host, {
        client,
        groups,
        since: 0,
        signal: interruption().once,
        onProgress: phase.note,
      }),
    );
    const outcome =
      count === 0 ? "no instance was ever replaced" : "the newest rollout of each group succeeded";
    printLines(host, [`${name}: ${outcome}`]);
  } catch (error) {
    throw explain(error, groups);
  } finally {
    client.destroy();
  }
}

/** What the SDK throws is not a bug of ours: credentials, network, a group that is not there. */
function explain(error: unknown, groups: readonly string[]): unknown {
  if (!(error instanceof Error) || error.name === "DurableError") return error;
  return externalError({
    what: `AWS did not tell how the rollout went: ${error.message}`,
    given: groups.join(", "),
    next: "look at the shell's credentials and whether the environment is deployed, then run the command again",
  });
}
