import { App } from "cdktf";
import { checkEnvironments } from "./src/config/check-environment";
import type { Environment } from "./src/config/environment";
import { environments } from "./src/environments/catalog";
import { withoutCreationStacks } from "./src/foundation/creation-stacks";
import { reportFailure } from "./src/foundation/report-failure";
import { DurableStack } from "./src/stacks/durable-stack";
import { StateStack } from "./src/stacks/state-stack";
import { checkStateBackend } from "./src/state/backend-preflight";

/** Two stacks per environment: `state-<name>` and `durable-<name>`. */
function synthesize(checked: readonly Environment[]): void {
  // Stack traces would put paths of this machine into the JSON.
  const app = new App({ stackTraces: false });
  for (const environment of checked) {
    new StateStack(app, environment);
    new DurableStack(app, environment);
  }
  app.synth();
}

async function main(): Promise<void> {
  // Everything is checked before anything is written.
  const checked = checkEnvironments(environments);
  withoutCreationStacks(() => synthesize(checked));
  await checkStateBackend(checked);
}

main().catch(reportFailure);
