import { App } from "cdktf";
import { checkEnvironments } from "../src/config/check-environment";
import { prod } from "../src/environments/prod";
import { withoutCreationStacks } from "../src/foundation/creation-stacks";
import { DurableStack } from "../src/stacks/durable-stack";
import { StateStack } from "../src/stacks/state-stack";
import { checkStateBackend } from "../src/state/backend-preflight";

/** What main.ts does, with as many environments as asked for. */
export async function synthesize(count: number): Promise<void> {
  const checked = checkEnvironments(
    Array.from({ length: count }, (_, index) => ({ ...prod, name: `prod${index}` })),
  );
  withoutCreationStacks(() => {
    const app = new App({ stackTraces: false });
    for (const environment of checked) {
      new StateStack(app, environment);
      new DurableStack(app, environment);
    }
    app.synth();
  });
  await checkStateBackend(checked);
}
