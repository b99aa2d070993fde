import { Testing } from "cdktf";
import type { Environment } from "../../../src/config/environment";
import { stackNames } from "../../../src/config/physical-names";
import { withoutCreationStacks } from "../../../src/foundation/creation-stacks";
import { buildModule, type Format } from "../../../src/handoff/build-module";
import { type Configuration, readConfiguration } from "../../../src/handoff/configuration";
import { Draft } from "../../../src/handoff/draft";
import { DurableStack } from "../../../src/stacks/durable-stack";
import { StateStack } from "../../../src/stacks/state-stack";

/** What `cdktf synth` writes: `Testing.synth` leaves out the construct paths. */
function synthesizedWithPaths(environment: Environment): {
  readonly durable: unknown;
  readonly state: unknown;
} {
  return withoutCreationStacks(() => {
    const app = Testing.app({ stackTraces: false });
    const [durable, state] = [new DurableStack(app, environment), new StateStack(app, environment)];
    const json = (stack: DurableStack | StateStack): unknown => {
      stack.prepareStack();
      return JSON.parse(JSON.stringify(stack.toTerraform()));
    };
    return { durable: json(durable), state: json(state) };
  });
}

const cache = new Map<string, ReadonlyMap<string, string>>();

/** The configuration of an environment's stack. */
export function configurationOf(environment: Environment): Configuration {
  return readConfiguration(synthesizedWithPaths(environment).durable, "the stack");
}

export function draftOf(environment: Environment): Draft {
  return new Draft(configurationOf(environment).blocks);
}

/** Every file of the module of an environment; once per environment, format and test file. */
export function built(environment: Environment, format: Format = "json"): ReadonlyMap<string, string> {
  const key = `${format}${JSON.stringify(environment)}`;
  const files = cache.get(key) ?? builtAnew(environment, format);
  cache.set(key, files);
  return files;
}

export function builtAnew(environment: Environment, format: Format): ReadonlyMap<string, string> {
  const { state, durable } = synthesizedWithPaths(environment);
  return buildModule({
    stack: stackNames(environment).durable,
    configuration: readConfiguration(durable, "the stack"),
    stateStack: readConfiguration(state, "the state stack"),
    drillReport: "# Drill\n",
    format,
  });
}

/** One file of configuration in the JSON syntax. */
export function parsed(files: ReadonlyMap<string, string>, path: string): Record<string, unknown> {
  return JSON.parse(files.get(path) ?? "null") as Record<string, unknown>;
}

/** The whole configuration of the module's own folder, all files in one. */
export function moduleJson(files: ReadonlyMap<string, string>): Record<string, Record<string, unknown>> {
  const whole: Record<string, Record<string, unknown>> = {};
  for (const path of files.keys()) {
    if (!/^[\w-]+\.tf\.json$/u.test(path)) continue;
    for (const [kind, byType] of Object.entries(parsed(files, path))) {
      const into = (whole[kind] ??= {});
      for (const [type, content] of Object.entries(byType as Record<string, unknown>)) {
        const known = into[type];
        into[type] =
          typeof known === "object" && typeof content === "object" ? { ...known, ...content } : content;
      }
    }
  }
  return whole;
}
