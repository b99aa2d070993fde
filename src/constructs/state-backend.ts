import { S3Backend, type TerraformStack } from "cdktf";
import type { Environment } from "../config/environment";
import { lockTableName, stateBucketName, stateKeyArn, stateObjectKey } from "../config/physical-names";

/** Puts a stack's state into the environment's bucket, under the chosen locks. */
export function addStateBackend(stack: TerraformStack, environment: Environment, stackName: string): void {
  const { accountId, region, stateBackend } = environment;
  const { locking } = stateBackend;
  new S3Backend(stack, {
    bucket: stateBucketName(environment),
    key: stateObjectKey(stackName),
    region,
    allowedAccountIds: [accountId],
    encrypt: true,
    kmsKeyId: stateKeyArn(environment),
    ...(locking === "s3" ? {} : { dynamodbTable: lockTableName(environment) }),
  });
  // cdktf 0.21 has no property for the lock file.
  if (locking !== "dynamodb") stack.addOverride("terraform.backend.s3.use_lockfile", true);
}
