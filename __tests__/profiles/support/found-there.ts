import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { checkEnvironment } from "../../../src/config/check-environment";
import type { Environment, EnvironmentInput } from "../../../src/config/environment";
import type { Lab } from "../../local/gateway/support/lab";
import { makeDataKey } from "./data-key";
import { profileInput } from "./environment-of";
import { RESTORED_FROM, type Profile, ZONE } from "./factors";

/** Makes what a profile names and does not make, as its user has it; answers the profile's environment with it. */
export async function makeWhatIsNamed(lab: Lab, profile: Profile): Promise<Environment> {
  const input = JSON.stringify(profileInput(profile));
  // Route 53 chooses the ids of zones itself.
  const named = input.includes(ZONE.id) ? input.replaceAll(ZONE.id, await makeZone(lab)) : input;
  const environment = checkEnvironment(JSON.parse(named) as EnvironmentInput);
  const keyArn = await makeDataKey(lab, environment);
  if (environment.database.restore !== undefined) await makeOldDatabase(lab, environment, keyArn);
  return environment;
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
