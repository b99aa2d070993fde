import { join } from "node:path";
import type { Environment } from "../../../config/environment";
import { externalError } from "../../../foundation/errors";
import type { HostFiles } from "../../../foundation/host";
import type { StateObjects } from "../../state-objects";
import type { Fault } from "../../verify/finding";
import type { VerifiedState } from "../../verify/verify-state";
import { parseConfiguration } from "./configuration";
import type { StackInput } from "./find-orphans";
import { NOTHING_RECORDED, parseRecorded, type Recorded } from "./recorded";

export interface ReadStacksProps {
  readonly environment: Environment;
  readonly verified: VerifiedState;
  readonly objects: StateObjects;
  readonly files: Pick<HostFiles, "read">;
  /** Where a stack was synthesized to. */
  readonly stackFolder: (stack: string) => string;
  /** Where `state bootstrap` keeps the state of a state stack whose bucket is not there yet. */
  readonly bootstrapFolder: string;
}

/** With these the state is not what it must be: everything that it forgot would seem an orphan. */
const WRONG_STATE: ReadonlySet<Fault> = new Set([
  "state-missing",
  "state-empty",
  "state-truncated",
  "state-not-json",
  "state-not-a-state",
  "foreign-lineage",
  "older-state",
  "history-forked",
]);

/** What each stack wants and what its state knows. @throws DurableError (external) when the state is no measure. */
export async function readStacks(props: ReadStacksProps): Promise<readonly StackInput[]> {
  const { verified, files, stackFolder } = props;
  return Promise.all(
    verified.seen.stacks.map(async (seen) => {
      const path = join(stackFolder(seen.stack), "cdk.tf.json");
      const text = files.read(path);
      if (text === undefined) throw new Error(`${path} was not synthesized`);
      return {
        stack: seen.stack,
        configuration: parseConfiguration(text, path),
        recorded: await readRecorded(props, seen),
      };
    }),
  );
}

type Seen = VerifiedState["seen"]["stacks"][number];

async function readRecorded(props: ReadStacksProps, seen: Seen): Promise<Recorded> {
  const { environment, verified, objects, files, bootstrapFolder } = props;
  const { bucket } = verified.seen;
  if (seen.versions.length === 0) {
    // A bootstrap that did not come to its end: the state has not moved into its bucket yet.
    const path = join(bootstrapFolder, "terraform.tfstate");
    const local = seen.role === "state" ? files.read(path) : undefined;
    return local === undefined ? NOTHING_RECORDED : parseRecorded(local, path);
  }
  const wrong = verified.findings.find(({ stack, fault }) => stack === seen.stack && WRONG_STATE.has(fault));
  if (wrong !== undefined)
    throw externalError({
      what: `The state itself is not sound, so that it cannot tell what is an orphan: ${wrong.message}`,
      given: `${wrong.fault} of ${seen.stack}`,
      next: `npx durable state recover --environment ${environment.name}, then run the command again`,
    });
  const text = await objects.read(bucket, seen.key);
  return text === undefined ? NOTHING_RECORDED : parseRecorded(text, `s3://${bucket}/${seen.key}`);
}
