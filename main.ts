import { App } from "cdktf";
import { checkEnvironments } from "./src/config/check-environment";
import type { Environment } from "./src/config/environment";
import { type ImportEntry, readImports } from "./src/config/imports-file";
import { stackNames } from "./src/config/physical-names";
import { environments } from "./src/environments/catalog";
import { withoutCreationStacks } from "./src/foundation/creation-stacks";
import { nodeFiles } from "./src/foundation/node-files";
import { PROJECT_FOLDER } from "./src/foundation/project-folder";
import { reportFailure } from "./src/foundation/report-failure";
import { adoptImports } from "./src/stacks/adopt-imports";
import { DurableStack } from "./src/stacks/durable-stack";
import { StateStack } from "./src/stacks/state-stack";
import { checkStateBackend } from "./src/state/backend-preflight";

/** Two stacks per environment: `state-<name>` and `durable-<name>`. */
function synthesize(
  checked: readonly Environment[],
  imports: ReadonlyMap<string, readonly ImportEntry[]>,
): void {
  // Stack traces would put paths of this machine into the JSON.
  const app = new App({ stackTraces: false });
  for (const environment of checked) {
    for (const stack of [new StateStack(app, environment), new DurableStack(app, environment)])
      adoptImports(stack, imports.get(stack.node.id));
  }
  app.synth();
}

async function main(): Promise<void> {
  // Everything is checked before anything is written.
  const checked = checkEnvironments(environments);
  const names = checked.flatMap((environment) => Object.values(stackNames(environment)));
  const imports = readImports(nodeFiles, PROJECT_FOLDER, names);
  withoutCreationStacks(() => synthesize(checked, imports));
  await checkStateBackend(checked);
}

main().catch(reportFailure);
