import type { S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import { stackNames, stateBucketName } from "../../config/physical-names";
import { type DurableError, externalError } from "../../foundation/errors";
import { couldNotLook } from "../verify/could-not-look";
import { type ListedState, readListedStates } from "./listed-states";

/**
 * With the state stack goes every state in its bucket: what they describe would run on, unknown to Terraform.
 * @throws DurableError (external) while any of them lists a resource, where that cannot be told, and unless the
 * environment says that the backend is to be retired.
 */
export async function refuseToDestroyStates(s3: S3Client, environment: Environment): Promise<void> {
  const bucket = stateBucketName(environment);
  const { state, durable } = stackNames(environment);
  const listed = await readListedStates(s3, environment).catch((error: unknown) => {
    const { region } = environment;
    throw couldNotLook(error, {
      action: "s3:ListBucketVersions, s3:GetObjectVersion",
      target: bucket,
      region,
    });
  });
  if (listed.length === 0) {
    if (environment.stateBackend.protection?.kind === "disposable") return;
    throw retained(environment);
  }
  throw externalError({
    what: `The stack ${state} keeps states that still list resources, so that it is not destroyed`,
    given: listed.map((one) => describe(bucket, one)).join("; "),
    allowed: `a bucket in which no state but the stack's own lists a resource`,
    next: `npx cdktf destroy ${durable} first; docs/operations.md says how a state backend is retired. Nothing was changed`,
  });
}

/** `prevent_destroy` refuses it too, but of what Terraform says there, `cdktf` loses the end. */
function retained({ name }: Environment): DurableError {
  const { state } = stackNames({ name });
  return externalError({
    what: `The stack ${state} is retained: with it would go the history of every state, and the keys of kept snapshots and logs`,
    given: `cdktf destroy ${state}`,
    allowed:
      'an environment with stateBackend: { protection: { kind: "disposable", reason } }, deployed before',
    next: "docs/operations.md says how a state backend is retired. Nothing was changed",
  });
}

function describe(bucket: string, { key, resources, deleted }: ListedState): string {
  const where = `s3://${bucket}/${key}`;
  const count = resources === 1 ? "1 resource" : `${resources} resources`;
  if (resources === undefined)
    return `${where} ${deleted ? "was deleted and its last version" : "is there but"} cannot be read`;
  return deleted ? `${where} was deleted while it listed ${count}` : `${where} lists ${count}`;
}
