import { Testing } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../../src/config/environment";
import { withoutCreationStacks } from "../../src/foundation/creation-stacks";
import { DurableStack } from "../../src/stacks/durable-stack";
import { StateStack } from "../../src/stacks/state-stack";
import type { StackJson } from "./stack-json";

export interface SynthesizedEnvironment {
  readonly state: StackJson;
  readonly durable: StackJson;
}

const cache = new Map<string, SynthesizedEnvironment>();

/** Both stacks of an environment, synthesized in memory with CDKTF's validations; once per environment and file. */
export function synthesize(environment: Environment): SynthesizedEnvironment {
  const key = JSON.stringify(environment);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const synthesized = withoutCreationStacks(() => {
    const app = Testing.app({ stackTraces: false });
    return {
      state: parse(Testing.synth(new StateStack(app, environment), true)),
      durable: parse(Testing.synth(new DurableStack(app, environment), true)),
    };
  });
  cache.set(key, synthesized);
  return synthesized;
}

/** The JSON of both stacks. */
export function stacksOf(environment: Environment): readonly StackJson[] {
  const { state, durable } = synthesize(environment);
  return [state, durable];
}

export interface SynthesizedScope {
  /** What cdktf's matchers take. */
  readonly text: string;
  readonly json: StackJson;
}

/**
 * Constructs in a plain stack. Its logical ids are construct paths, such as `network_public_us-east-1a_subnet`:
 * CDKTF's hashes are cut off. Our own ids are the stacks' matter.
 */
export function synthesizeScope(create: (scope: Construct) => void): SynthesizedScope {
  const text = withoutCreationStacks(() => Testing.synthScope(create)).replace(/_[0-9A-F]{8}(?=["}.])/g, "");
  return { text, json: parse(text) };
}

function parse(text: string): StackJson {
  return { resource: {}, data: {}, ...(JSON.parse(text) as Partial<StackJson>) } as StackJson;
}
