import { join } from "node:path";
import type { Environment } from "../config/environment";
import { stackNames, stateBucketName, stateObjectKey } from "../config/physical-names";
import { type DurableError, externalError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";
import type { StackRunner } from "./stack-runner";
import { managedIds, parseState } from "./state-file";
import type { StateObjects } from "./state-objects";

export interface BootstrapProps {
  readonly environment: Environment;
  readonly runner: StackRunner;
  readonly objects: StateObjects;
  readonly files: HostFiles;
  /** Keeps the state stack's state until its bucket does. A private folder; removed in the end. */
  readonly folder: string;
  /** Stops between two steps. */
  readonly checkInterrupted: () => void;
}

/** `created`: the state moved into its new bucket in this run. `kept`: it was there already. */
export type BootstrapOutcome = "created" | "kept";

const OVERRIDE = "backend_override.tf.json";

/**
 * From nothing to a state stack whose own state lives in its own bucket. Each step looks at what is there, never
 * at what an earlier run meant to do: interrupted anywhere and run again, it reaches the same end.
 */
export async function bootstrapState(props: BootstrapProps): Promise<BootstrapOutcome> {
  const { environment, runner, objects, files, folder } = props;
  const stack = stackNames(environment).state;
  const bucket = stateBucketName(environment);
  const key = stateObjectKey(stack);
  files.remove(overridePath(runner, stack));
  const remote = await objects.read(bucket, key);
  if (remote !== undefined) {
    dropLocalCopy(props, remote);
    await runner.deploy(stack);
    return "kept";
  }
  if (!files.exists(statePath(folder)) && (await objects.bucketExists(bucket)))
    throw stateIsLost(bucket, key);
  await deployWithLocalState(props, stack);
  props.checkInterrupted();
  await moveState(props, stack, `s3://${bucket}/${key}`);
  const moved = await objects.read(bucket, key);
  if (moved === undefined) throw notMoved(bucket, key, folder);
  dropLocalCopy(props, moved);
  return "created";
}

/** The bucket cannot hold the state of its own creation: that state is a file at first, the JSON is the same. */
async function deployWithLocalState({ runner, files, folder }: BootstrapProps, stack: string): Promise<void> {
  const override = overridePath(runner, stack);
  files.makeFolder(folder);
  files.write(
    override,
    `${JSON.stringify({ terraform: { backend: { local: { path: statePath(folder) } } } })}\n`,
  );
  // Terraform remembers the last backend here and would ask what to do about the change.
  files.remove(join(runner.folder(stack), ".terraform/terraform.tfstate"));
  try {
    await runner.deploy(stack);
  } finally {
    files.remove(override);
  }
}

async function moveState({ runner, folder }: BootstrapProps, stack: string, target: string): Promise<void> {
  const finished = await runner.terraform(stack, [
    "init",
    "-migrate-state",
    "-force-copy",
    "-input=false",
    "-no-color",
  ]);
  if (finished.exitCode === 0) return;
  throw externalError({
    what: `Terraform could not move the state of ${stack} into its bucket:\n${(finished.stderr + finished.stdout).trim()}`,
    given: `${statePath(folder)} -> ${target}`,
    next: "run the command again: it goes on from here",
  });
}

/**
 * Only a copy whose every resource is in the bucket's state may go. The lineage tells nothing: Terraform gives a
 * state that it moves into an empty backend a new one (measured with 1.11.4).
 */
function dropLocalCopy({ files, folder }: BootstrapProps, remoteText: string): void {
  const path = statePath(folder);
  const localText = files.read(path);
  if (localText !== undefined) {
    const remote = new Set(managedIds(parseState(remoteText, "the state object in the bucket")));
    const missing = managedIds(parseState(localText, path)).filter((id) => !remote.has(id));
    if (missing.length > 0) throw twoStates(path, missing);
  }
  files.remove(folder);
}

function overridePath(runner: StackRunner, stack: string): string {
  return join(runner.folder(stack), OVERRIDE);
}

function statePath(folder: string): string {
  return join(folder, "terraform.tfstate");
}

function stateIsLost(bucket: string, key: string): DurableError {
  return externalError({
    what: "The state bucket exists, but the state of the stack that made it is not in it",
    given: `s3://${bucket}/${key}`,
    next: "restore the object from the bucket's versions; a new state would try to create the bucket again and fail",
  });
}

function notMoved(bucket: string, key: string, folder: string): DurableError {
  return externalError({
    what: "Terraform says that it moved the state, but the bucket does not hold it",
    given: `s3://${bucket}/${key}`,
    next: `run the command again; the state is still in ${statePath(folder)}`,
  });
}

function twoStates(path: string, missing: readonly string[]): DurableError {
  return externalError({
    what: "The local copy of the state knows resources that the state in the bucket does not",
    given: `${path}: ${missing.join(", ")}`,
    allowed: "a copy whose every resource is in the bucket's state",
    next: `compare the two, and move ${path} away if the bucket's is the right one`,
  });
}
