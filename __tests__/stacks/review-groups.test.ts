import { App } from "cdktf";
import type { Environment } from "../../src/config/environment";
import { withoutCreationStacks } from "../../src/foundation/creation-stacks";
import { constructPathsOf } from "../../src/review/grouping/construct-paths";
import { groupOf } from "../../src/review/grouping/group-of";
import { DurableStack } from "../../src/stacks/durable-stack";
import { StateStack } from "../../src/stacks/state-stack";
import { dev, prod } from "../support/environments";

/** With the metadata, which CDKTF's test synthesis takes out. */
function synthesizedWithPaths(environment: Environment): readonly unknown[] {
  return withoutCreationStacks(() => {
    const app = new App({ stackTraces: false });
    return [new StateStack(app, environment), new DurableStack(app, environment)].map(
      (stack) => stack.toTerraform() as unknown,
    );
  });
}

/** A review of a plan alone must show the same groups as one that has the synthesized JSON at hand. */
it.each([prod, dev])(
  "the addresses of $name lead to the same groups as the construct paths",
  (environment) => {
    const paths = synthesizedWithPaths(environment).flatMap((stack) => [...constructPathsOf(stack)]);
    expect(paths.length).toBeGreaterThan(100);
    const groups = paths
      .filter(([address]) => !address.startsWith("data."))
      .map(([address, path]) => ({ address, path, type: address.split(".")[0] ?? "" }))
      .map(({ address, path, type }) => ({
        address,
        byAddress: groupOf({ address, type }),
        byPath: groupOf({ address, type }, path),
      }));
    expect(groups.filter(({ byAddress, byPath }) => byAddress !== byPath)).toEqual([]);
    expect([...new Set(groups.map(({ byPath }) => byPath))].sort()).toEqual([
      "application",
      "backend",
      "database",
      "events",
      "flows",
      "keys",
      "network",
      "state",
      "storage",
      "watching",
      "web",
    ]);
  },
);
