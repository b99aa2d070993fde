import { join } from "node:path";
import type { Environment } from "../config/environment";
import { stackNames, stateObjectKey } from "../config/physical-names";
import { type DurableError, externalError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";
import type { BackendParts } from "./parts/backend-parts";
import { NAMED_ADDRESSES } from "./parts/named-addresses";
import { bucketWasDeleted, claimed, refuseFaults } from "./refuse-bootstrap";
import type { StackRunner } from "./stack-runner";
import { managedAddresses, managedIds, parseState } from "./state-file";
import type { Observation } from "./verify/observation";
import { readContent } from "./verify/state-content";

export interface BootstrapProps {
  readonly environment: Environment;
  readonly runner: StackRunner;
  readonly parts: BackendParts;
  readonly files: HostFiles;
  /** Keeps the state stack's state until its bucket does. A private folder; removed in the end. */
  readonly folder: string;
  /** Stops between two steps. */
  readonly checkInterrupted: () => void;
}

/** `created`: the state moved into its new bucket in this run. `kept`: it was there already. */
export type BootstrapOutcome = "created" | "kept";

const OVERRIDE = "backend_override.tf.json";
/** No override: Terraform takes no `import` from one. */
const ADOPTION = "bootstrap_adoption.tf.json";

/**
 * From nothing to a state stack whose own state lives in its own bucket. Each step looks at what is there, never
 * at what an earlier run meant to do: killed anywhere and run again, it reaches the same end.
 */
export async function bootstrapState(props: BootstrapProps): Promise<BootstrapOutcome> {
  const { environment, runner, parts, files } = props;
  const stack = stackNames(environment).state;
  for (const name of [OVERRIDE, ADOPTION]) files.remove(join(runner.folder(stack), name));
  const seen = await parts.observe();
  refuseFaults(seen);
  const remote = await parts.readState();
  if (remote === undefined) return createState(props, stack, seen);
  dropLocalCopy(props, remote);
  await parts.requireWriting();
  if (seen.tableStatus === "missing") await parts.createTable();
  await runner.deploy(stack);
  await parts.releaseClaim();
  return "kept";
}

/** The bucket comes first, because the claim lies in it: nobody else begins from then on. */
async function createState(
  props: BootstrapProps,
  stack: string,
  seen: Observation,
): Promise<BootstrapOutcome> {
  const { environment, parts, files, folder } = props;
  if (seen.versioning === "no-bucket") {
    const there = files.exists(statePath(folder)) ? [] : [...(await parts.findNamed()).keys()];
    // A bucket that has come up since our look is of somebody who begins at this moment. The claim says who.
    if (there.length > 0 && !there.includes(NAMED_ADDRESSES.bucket)) throw bucketWasDeleted(seen, there);
    await parts.createBucket();
  }
  const claim = await parts.claim();
  if (claim !== undefined) throw claimed(claim, environment.name);
  const object = `s3://${seen.bucket}/${stateObjectKey(stack)}`;
  // Somebody may have finished between our look and our claim.
  if ((await parts.readState()) === undefined) {
    await deployWithLocalState(props, stack);
    props.checkInterrupted();
    await moveState(props, stack, object);
  }
  const moved = await parts.readState();
  if (moved === undefined) throw notMoved(object, folder);
  dropLocalCopy(props, moved);
  await parts.releaseClaim();
  return "created";
}

/** The bucket cannot hold the state of its own creation: that state is a file at first, the JSON is the same. */
async function deployWithLocalState(props: BootstrapProps, stack: string): Promise<void> {
  const { runner, files, folder } = props;
  const inStack = (name: string): string => join(runner.folder(stack), name);
  files.makeFolder(folder);
  const override = { terraform: { backend: { local: { path: statePath(folder) } } } };
  const imports = await findAdoptions(props);
  files.write(inStack(OVERRIDE), `${JSON.stringify(override)}\n`);
  files.write(inStack(ADOPTION), `${JSON.stringify({ import: imports })}\n`);
  // Terraform remembers the last backend here and would ask what to do about the change.
  files.remove(inStack(".terraform/terraform.tfstate"));
  try {
    await runner.deploy(stack);
  } finally {
    files.remove(inStack(OVERRIDE));
    files.remove(inStack(ADOPTION));
  }
}

/** The bucket itself, and what a Terraform that was killed had made and not yet written into its state. */
async function findAdoptions({ parts, files, folder }: BootstrapProps): Promise<readonly Adoption[]> {
  const known = readLocalAddresses(files, statePath(folder));
  return [...(await parts.findNamed())]
    .filter(([address]) => !known.includes(address))
    .map(([to, id]) => ({ to, id }));
}

/** A Terraform that was killed while it wrote leaves half a state: then all that has a name is adopted. */
function readLocalAddresses(files: HostFiles, path: string): readonly string[] {
  const text = files.read(path);
  if (text === undefined) return [];
  const content = readContent(text);
  if (content.kind === "state") return managedAddresses(parseState(text, path));
  files.remove(path);
  return [];
}

interface Adoption {
  /** A Terraform address. */
  readonly to: string;
  readonly id: string;
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
  if (localText !== undefined && readContent(localText).kind === "state") {
    const remote = new Set(managedIds(parseState(remoteText, "the state object in the bucket")));
    const missing = managedIds(parseState(localText, path)).filter((id) => !remote.has(id));
    if (missing.length > 0) throw twoStates(path, missing);
  }
  files.remove(folder);
}

function statePath(folder: string): string {
  return join(folder, "terraform.tfstate");
}

function notMoved(object: string, folder: string): DurableError {
  return externalError({
    what: "Terraform says that it moved the state, but the bucket does not hold it",
    given: object,
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
