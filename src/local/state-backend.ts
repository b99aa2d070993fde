import { join } from "node:path";
import { stackNames } from "../config/physical-names";
import { checkInterrupted } from "../deploy/interruption";
import type { Phase } from "../deploy/reporter";
import type { Session } from "../deploy/session";
import { bootstrapState } from "../state/bootstrap";
import type { BackendParts } from "../state/parts/backend-parts";
import type { StackRunner } from "../state/stack-runner";
import { judge } from "../state/verify/judge";

/**
 * Makes the state backend, or brings it to what is synthesized. Where it was deployed from the very same bytes and is
 * sound, Terraform is not asked again.
 */
export async function deployStateBackend(
  { environment, folder, host, interruption }: Session,
  runner: StackRunner,
  parts: BackendParts,
  phase: Pick<Phase, "result">,
): Promise<void> {
  const { files } = host;
  const synthesized = files.read(join(folder.stackFolder(stackNames(environment).state), "cdk.tf.json"));
  if (synthesized === files.read(folder.deployedBackend) && judge(await parts.observe()).length === 0)
    return phase.result("as it was deployed");
  // A deploy that ends half-way is no deploy of either.
  files.remove(folder.deployedBackend);
  const outcome = await bootstrapState({
    environment,
    runner,
    parts,
    files,
    folder: folder.bootstrap,
    checkInterrupted: () => checkInterrupted(interruption),
  });
  files.write(folder.deployedBackend, synthesized ?? "");
  phase.result(outcome === "created" ? "created; its state has moved into its own bucket" : "was there");
}
