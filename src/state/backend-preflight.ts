import type { Environment } from "../config/environment";
import { stackNames, stateBucketName } from "../config/physical-names";
import { externalError } from "../foundation/errors";
import { cdktfCommand, type CdktfCommand } from "./cdktf-command";

/** The verbs of the CLI that open the state backend. */
const STATEFUL_VERBS: readonly string[] = ["apply", "deploy", "destroy", "diff", "output", "plan"];

/**
 * Before `cdktf deploy` and its like go on to Terraform: is the bucket of the state there at all?
 * Terraform's own words for a missing one do not say which command makes it. Only a certain "no" counts;
 * whatever else is wrong, Terraform says better.
 * @throws DurableError (external) with the command to run.
 */
export async function checkStateBackend(
  environments: readonly Environment[],
  command: CdktfCommand | undefined = cdktfCommand(),
  isMissing: (environment: Environment) => Promise<boolean> = bucketIsMissing,
): Promise<void> {
  if (command === undefined || !STATEFUL_VERBS.includes(command.verb)) return;
  const wanted = environments.filter((environment) =>
    Object.values(stackNames(environment)).some((stack) => command.stacks.includes(stack)),
  );
  for (const environment of wanted) {
    if (!(await isMissing(environment))) continue;
    throw externalError({
      what: `The state backend of the environment "${environment.name}" does not exist yet`,
      given: `cdktf ${[command.verb, ...command.stacks].join(" ")}: the S3 bucket ${stateBucketName(environment)} is not there`,
      allowed: "a state backend that was made before, once per environment",
      next: `npx durable state bootstrap --environment ${environment.name}`,
    });
  }
}

async function bucketIsMissing(environment: Environment): Promise<boolean> {
  // The SDK would say at every start that it will not support Node 20 for ever.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  // Loaded only here: `cdktf synth` does not pay for it.
  const { HeadBucketCommand, S3Client, S3ServiceException } = await import("@aws-sdk/client-s3");
  // Path style, as the state backend itself uses it with an endpoint of the shell's.
  const client = new S3Client({
    region: environment.region,
    forcePathStyle: process.env["AWS_ENDPOINT_URL"] !== undefined,
    maxAttempts: 1,
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket: stateBucketName(environment) }));
    return false;
  } catch (error) {
    return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
  } finally {
    client.destroy();
  }
}
