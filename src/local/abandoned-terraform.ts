import { type DurableError, externalError } from "../foundation/errors";
import type { Session } from "../deploy/session";
import { terraformGate } from "../deploy/terraform-gate";

/** A graceful end takes a second; an apply that hangs is not waited for longer than this. */
const PATIENCE_MILLISECONDS = 90_000;

/**
 * A `durable` that was killed leaves its Terraform at work. Two at once would fight over the state: the older one is
 * asked to stop, and waited for.
 */
export async function endAbandonedTerraform({ host, folder, reporter }: Session): Promise<void> {
  const gate = terraformGate(host, folder.gate);
  const left = (): readonly number[] => Object.values(gate.running()).flat();
  if (left().length === 0) return;
  await reporter.phase("earlier run", async (phase) => {
    const found = left().join(", ");
    phase.note(`stopping the Terraform of a run that was killed (process ${found})`);
    // The door is closed as well: its `cdktf` cannot start another Terraform, and ends of that.
    gate.interrupt();
    const deadline = host.now() + PATIENCE_MILLISECONDS;
    while (left().length > 0 && host.now() < deadline) await host.sleep(200);
    if (left().length > 0) throw stillRunning(left());
    phase.result(`its Terraform was at work still, and has saved its state and ended (process ${found})`);
  });
}

function stillRunning(pids: readonly number[]): DurableError {
  return externalError({
    what: "A Terraform of an earlier run does not stop",
    given: `process ${pids.join(", ")}`,
    next: `end it with \`kill ${pids.join(" ")}\`, then run the command again`,
  });
}
