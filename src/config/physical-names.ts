import { physicalName } from "../foundation/name-limits";
import type { Environment } from "./environment";
import { partitionOf } from "./regions";

/** The part of an environment that names things. */
type Named = Pick<Environment, "name" | "accountId">;

/** What stands before every physical name of one environment. */
export function namePrefix({ name }: Pick<Environment, "name">): string {
  return `durable-${name}`;
}

/** The CDKTF stacks of one environment, as `cdktf deploy` takes them. */
export function stackNames({ name }: Pick<Environment, "name">): {
  readonly state: string;
  readonly durable: string;
} {
  return { state: `state-${name}`, durable: `durable-${name}` };
}

/** Bucket names are global over all accounts: the account id makes ours unique. */
export function stateBucketName(environment: Named): string {
  return physicalName("bucket", `${namePrefix(environment)}-state-${environment.accountId}`);
}

/** The bucket that receives the state bucket's access logs. */
export function stateLogBucketName(environment: Named): string {
  return physicalName("bucket", `${namePrefix(environment)}-state-logs-${environment.accountId}`);
}

/** The bucket that receives the access and connection logs of both balancers. */
export function balancerLogBucketName(environment: Named): string {
  return physicalName("bucket", `${namePrefix(environment)}-balancer-logs-${environment.accountId}`);
}

export function lockTableName(environment: Named): string {
  return physicalName("table", `${namePrefix(environment)}-state-lock`);
}

/** The object in the state bucket that holds a stack's state. */
export function stateObjectKey(stackName: string): string {
  return `${stackName}/terraform.tfstate`;
}

/**
 * Keys of data that outlives the durable stack (snapshots, logs) live in the state stack;
 * the durable stack finds them by alias, so that destroying it never touches them.
 */
export function keyAlias(environment: Named, purpose: "state" | "data"): string {
  return `alias/${namePrefix(environment)}-${purpose}`;
}

/** The key that a state is written with. A backend block takes no expressions: account and partition are the environment's. */
export function stateKeyArn(environment: Named & Pick<Environment, "region">): string {
  const { accountId, region } = environment;
  return `arn:${partitionOf(region)}:kms:${region}:${accountId}:${keyAlias(environment, "state")}`;
}

/** What the console shows of such a key. A key has no name of its own: it is found by this until its alias is there. */
export function keyDescription(environment: Named, purpose: "state" | "data"): string {
  const what =
    purpose === "state" ? "Terraform state and its locks" : "database, snapshots, secrets and logs";
  return `${namePrefix(environment)}: ${what}`;
}
