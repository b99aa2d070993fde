import { App } from "cdktf";
import { checkEnvironment } from "./src/config/check-environment";
import { environments } from "./src/environments/catalog";
import { reportFailure } from "./src/foundation/report-failure";
import { DurableStack } from "./src/stacks/durable-stack";
import { StateStack } from "./src/stacks/state-stack";

/** Synthesizes two stacks per environment: `state-<name>` and `durable-<name>`. */
function main(): void {
  const checked = environments.map(checkEnvironment);
  // Stack traces would put paths of this machine into the JSON.
  const app = new App({ stackTraces: false });
  for (const environment of checked) {
    new StateStack(app, environment);
    new DurableStack(app, environment);
  }
  app.synth();
}

try {
  main();
} catch (error) {
  reportFailure(error);
}
