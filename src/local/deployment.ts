import { stackNames, stateBucketName, stateObjectKey } from "../config/physical-names";
import { countManaged, parseState, type StateFile } from "../state/state-file";
import type { StateObjects } from "../state/state-objects";
import type { Environment } from "../config/environment";

/** One stack as its state in the bucket tells it. */
export interface DeployedStack {
  readonly name: string;
  /** Managed resources; 0 after a destroy. */
  readonly resources: number;
}

export interface Deployment {
  readonly stacks: readonly DeployedStack[];
  /** The durable stack's outputs, without sensitive ones. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Reads the states: what is deployed is what they say, not what an earlier command remembers. */
export async function readDeployment(environment: Environment, objects: StateObjects): Promise<Deployment> {
  const names = stackNames(environment);
  const state = await readState(environment, objects, names.state);
  const durable = await readState(environment, objects, names.durable);
  const stacks = [describe(names.state, state), describe(names.durable, durable)].filter(
    (stack) => stack !== undefined,
  );
  return { stacks, outputs: durable === undefined ? {} : openOutputs(durable) };
}

async function readState(
  environment: Environment,
  objects: StateObjects,
  stack: string,
): Promise<StateFile | undefined> {
  const bucket = stateBucketName(environment);
  const key = stateObjectKey(stack);
  const text = await objects.read(bucket, key);
  return text === undefined ? undefined : parseState(text, `s3://${bucket}/${key}`);
}

function describe(name: string, state: StateFile | undefined): DeployedStack | undefined {
  return state === undefined ? undefined : { name, resources: countManaged(state) };
}

function openOutputs({ outputs }: StateFile): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, { value, sensitive }]) =>
      sensitive === true ? [] : [[name, value]],
    ),
  );
}
