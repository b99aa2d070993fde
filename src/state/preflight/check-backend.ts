import type { Environment } from "../../config/environment";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import { type DurableError, externalError } from "../../foundation/errors";
import type { CdktfCommand } from "../cdktf-command";
import { wrongRegion } from "../verify/could-not-look";
import type { PreflightClients } from "./clients";
import { isTableMissing, isVersioned, whereIsBucket } from "./look";
import { refusedWrite, type RefusedWrite } from "./may-write";
import { refuseToDestroyStates } from "./state-stack-guard";

/** The verbs that write the state. */
const WRITING_VERBS: readonly string[] = ["apply", "deploy", "destroy"];
const NOTHING_CHANGED = "nothing was changed";

/**
 * Only a certain "no" counts; whatever else is wrong, Terraform finds and says. The one exception is the destruction
 * of the states themselves, which wants a certain "yes".
 * @throws DurableError (external): one, for the first thing that is wrong.
 */
export async function checkBackend(
  clients: PreflightClients,
  environment: Environment,
  command: CdktfCommand,
): Promise<void> {
  const bucket = await whereIsBucket(clients, environment);
  if (bucket.kind === "missing") throw bucketMissing(environment, command);
  if (bucket.kind === "elsewhere")
    throw wrongRegion(stateBucketName(environment), environment.region, bucket.region);
  const hasTable = environment.stateBackend.locking !== "s3";
  if (hasTable && (await isTableMissing(clients, environment))) throw tableMissing(environment, command);
  if (!WRITING_VERBS.includes(command.verb)) return;
  await checkWriting(clients, environment, command);
}

async function checkWriting(
  clients: PreflightClients,
  environment: Environment,
  command: CdktfCommand,
): Promise<void> {
  const { state, durable } = stackNames(environment);
  const refused = await refusedWrite(clients, environment, stateObjectKey(state));
  if (refused !== undefined) throw mayNotWrite(command, refused);
  // A deploy of the state stack itself is what switches it on again.
  if (command.stacks.includes(durable) && !(await isVersioned(clients, environment)))
    throw notVersioned(environment, command);
  if (command.verb === "destroy" && command.stacks.includes(state))
    await refuseToDestroyStates(clients.s3, environment);
}

function bucketMissing(environment: Environment, command: CdktfCommand): DurableError {
  const { name } = environment;
  return externalError({
    what: `The state backend of the environment "${name}" does not exist yet`,
    given: `${asTyped(command)}: the S3 bucket ${stateBucketName(environment)} is not there`,
    allowed: "a state backend that was made before, once per environment",
    next: `npx durable state bootstrap --environment ${name}`,
  });
}

function tableMissing(environment: Environment, command: CdktfCommand): DurableError {
  const { name, stateBackend } = environment;
  return externalError({
    what: `The lock table of the environment "${name}" is not there: Terraform could take no lock and check no digest`,
    given: `${asTyped(command)}: the DynamoDB table ${lockTableName(environment)}, with locking: "${stateBackend.locking}"`,
    allowed: "the table that the state stack made",
    next: `stop every run, then npx durable state bootstrap --environment ${name} makes it again; ${NOTHING_CHANGED}`,
  });
}

function notVersioned(environment: Environment, command: CdktfCommand): DurableError {
  return externalError({
    what: `Versioning of the state bucket is off: \`cdktf ${command.verb}\` would destroy the state before it`,
    given: `${asTyped(command)}: s3://${stateBucketName(environment)}`,
    allowed: "a bucket that keeps every version of the state",
    next: `npx durable state bootstrap --environment ${environment.name} switches it on again; ${NOTHING_CHANGED}`,
  });
}

/** For `cdktf` and for the commands of ours that write the state backend. */
export function mayNotWrite(command: CdktfCommand | string, refused: RefusedWrite): DurableError {
  const { action, target, message } = refused;
  return externalError({
    what: "These credentials may read the state, but not write it",
    given: `${typeof command === "string" ? command : asTyped(command)}: ${action} on ${target}: ${message}`,
    allowed: `credentials with ${action} on it`,
    next: `use others, or add that permission; ${NOTHING_CHANGED}`,
  });
}

function asTyped({ verb, stacks }: CdktfCommand): string {
  return `cdktf ${[verb, ...stacks].join(" ")}`;
}
