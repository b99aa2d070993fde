import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { checkEnvironment } from "../../../src/config/check-environment";
import type { Environment } from "../../../src/config/environment";
import type { Lab } from "../../local/gateway/support/lab";
import type { StackJson } from "../../support/stack-json";
import { synthesize } from "../../support/synth";
import { makeDataKey } from "./data-key";
import { profileInput } from "./environment-of";
import { RESTORED_FROM, type Profile, ZONE } from "./factors";

/** Makes what a profile names and does not make, as its user has it; answers the profile's stack, which finds it. */
export async function stackBesideWhatIsNamed(lab: Lab, profile: Profile): Promise<StackJson> {
  const environment = checkEnvironment(profileInput(profile));
  const keyArn = await makeDataKey(lab, environment);
  if (environment.database.restore !== undefined) await makeOldDatabase(lab, environment, keyArn);
  const json = JSON.stringify(synthesize(environment).durable);
  if (!json.includes(ZONE.id)) return JSON.parse(json) as StackJson;
  // moto chooses the ids of zones, and none as Route 53 has them: Z and capital letters and digits.
  return JSON.parse(json.replaceAll(ZONE.id, await makeZone(lab))) as StackJson;
}

async function makeZone({ settings }: Lab): Promise<string> {
  const route53 = new Route53Client(settings);
  const zone = { Name: ZONE.name, CallerReference: "the zone of a profile" };
  const { HostedZone } = await route53.send(new CreateHostedZoneCommand(zone));
  route53.destroy();
  return (HostedZone?.Id ?? "").replace("/hostedzone/", "");
}

/** What docs/restore.md says of one that is restored: the same user, name and key. It is there, or a snapshot of it. */
async function makeOldDatabase({ settings }: Lab, { database }: Environment, keyArn: string): Promise<void> {
  const { restore, instanceClass, engineVersion, storageGiB, masterUser, name } = database;
  const rds = new RDSClient(settings);
  const isSnapshot = restore?.kind === "snapshot";
  const DBInstanceIdentifier = isSnapshot ? `${RESTORED_FROM}-there-was` : RESTORED_FROM;
  await rds.send(
    new CreateDBInstanceCommand({
      ...{ DBInstanceIdentifier, DBInstanceClass: instanceClass, DBName: name },
      ...{ Engine: "mysql", EngineVersion: engineVersion, AllocatedStorage: storageGiB },
      ...{ MasterUsername: masterUser, MasterUserPassword: "of-the-old-one" },
      ...{ StorageType: "gp3", StorageEncrypted: true, KmsKeyId: keyArn },
    }),
  );
  if (isSnapshot) {
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier: RESTORED_FROM }),
    );
    await rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier, SkipFinalSnapshot: true }));
  }
  rds.destroy();
}
