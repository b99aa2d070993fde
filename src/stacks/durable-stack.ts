import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import type { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { balancerLogBucketName, keyAlias, namePrefix, stackNames } from "../config/physical-names";
import { BackupPlan } from "../constructs/backup/backup-plan";
import { ApplicationSecret } from "../constructs/database/application-secret";
import { Database } from "../constructs/database/database";
import { DatabaseEvents } from "../constructs/database/database-events";
import { BalancerLogs } from "../constructs/edge/balancer-logs";
import { EventTopic } from "../constructs/event-topic";
import { Endpoints } from "../constructs/network/endpoints";
import { Network } from "../constructs/network/network";
import { createVolumeKey } from "../constructs/volume-key";
import { AddressedStack, systemTags } from "./addressed-stack";
import { artifactBuckets } from "./boot-plan";
import { createOperations } from "./operations";
import { addOutputs } from "./outputs";
import { createTiers } from "./tiers";
import { createTrafficFlows } from "./traffic";

/** The system of one environment: two tiers and a database, each in every zone. Wiring only. */
export class DurableStack extends AddressedStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, stackNames(environment).durable, environment);
    const { region, zones, protection } = environment;
    const prefix = namePrefix(environment);
    const retained = protection.kind === "retained";
    const dataKeyArn = new DataAwsKmsAlias(this, "data-key", { name: keyAlias(environment, "data") })
      .targetKeyArn;
    const volumeKey = createVolumeKey(this, "volume-key", prefix);
    const network = new Network(this, "network", {
      settings: environment.network,
      zones,
      namePrefix: prefix,
      logKeyArn: dataKeyArn,
    });
    const flows = createTrafficFlows(this, environment, network.vpcId);
    const endpoints = new Endpoints(this, "endpoints", {
      network,
      region,
      services: environment.network.interfaceEndpoints,
      securityGroupId: flows.groupId("endpoints"),
      readableBuckets: artifactBuckets(environment),
      namePrefix: prefix,
    });
    const database = new Database(this, "database", {
      settings: environment.database,
      namePrefix: prefix,
      vpcId: network.vpcId,
      subnetIds: network.layers.database.ids,
      securityGroupId: flows.groupId("database"),
      keyArn: dataKeyArn,
      retained,
    });
    const { backupVault } = environment.database;
    if (backupVault.kind === "daily")
      new BackupPlan(this, "backup", {
        settings: backupVault,
        namePrefix: prefix,
        databaseArn: database.arn,
        keyArn: dataKeyArn,
        retained,
        tags: systemTags(environment),
        accountId: environment.accountId,
      });
    const secret = new ApplicationSecret(this, "application", {
      namePrefix: prefix,
      keyArn: dataKeyArn,
      masterSecretArn: database.masterSecretArn,
      region,
      retained,
    });
    const topic = new EventTopic(this, "events", { namePrefix: prefix });
    new DatabaseEvents(this, "database-events", {
      namePrefix: prefix,
      databaseIdentifier: database.identifier,
      replicaIdentifiers: Object.values(database.replicas).map(({ identifier }) => identifier),
      topicArn: topic.arn,
    });
    const balancerLogs = new BalancerLogs(this, "balancer-logs", {
      bucketName: balancerLogBucketName(environment),
      retentionDays: { web: environment.web.logRetentionDays, backend: environment.backend.logRetentionDays },
      retained,
    });
    const tiers = createTiers(this, {
      environment,
      network,
      flows,
      endpoints,
      database,
      secret,
      balancerLogs,
      volumeKeyArn: volumeKey.arn,
      logKeyArn: dataKeyArn,
    });
    createOperations(this, { environment, database, topic, ...tiers });
    addOutputs(this, { environment, network, database, topic, ...tiers });
  }
}
