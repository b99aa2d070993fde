import type { Construct } from "constructs";
import type { Environment } from "../config/environment";
import {
  keyAlias,
  keyDescription,
  lockTableName,
  stackNames,
  stateBucketName,
  stateObjectKey,
  stateLogBucketName,
} from "../config/physical-names";
import { AccountFacts } from "../constructs/account-facts";
import { EncryptionKey, USE_KEY_ACTIONS } from "../constructs/encryption-key";
import { LockTable } from "../constructs/state/lock-table";
import { StateBucket } from "../constructs/state/state-bucket";
import { AddressedStack } from "./addressed-stack";

/** What must outlive the system itself: its Terraform state, and the keys of data that a teardown leaves behind. */
export class StateStack extends AddressedStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, stackNames(environment).state, environment);
    const retained = isRetained(environment);
    const stateKey = new EncryptionKey(this, "state-key", {
      alias: keyAlias(environment, "state"),
      description: keyDescription(environment, "state"),
      retained,
    });
    this.createDataKey(environment);
    new StateBucket(this, "state", {
      bucketName: stateBucketName(environment),
      logBucketName: stateLogBucketName(environment),
      accountId: AccountFacts.of(this).accountId,
      keyArn: stateKey.arn,
      lockKeys: Object.values(stackNames(environment)).map((stack) => `${stateObjectKey(stack)}.tflock`),
      retained,
    });
    if (environment.stateBackend.locking !== "s3") {
      new LockTable(this, "state-lock", {
        name: lockTableName(environment),
        keyArn: stateKey.arn,
        retained,
      });
    }
  }

  /** Snapshots and logs stay readable after the durable stack is gone, so their key lives here. */
  private createDataKey(environment: Environment): void {
    const { region } = environment;
    new EncryptionKey(this, "data-key", {
      alias: keyAlias(environment, "data"),
      description: keyDescription(environment, "data"),
      retained: isRetained(environment),
      grants: [
        {
          Sid: "LogsEncrypt",
          Effect: "Allow",
          Principal: { Service: `logs.${region}.amazonaws.com` },
          Action: USE_KEY_ACTIONS,
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": AccountFacts.of(this).arn("logs", region, "log-group:*"),
            },
          },
        },
      ],
    });
  }
}

function isRetained({ stateBackend }: Environment): boolean {
  return stateBackend.protection?.kind !== "disposable";
}
