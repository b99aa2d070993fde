import {
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBInstanceReadReplicaCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RDSClient,
  RestoreDBInstanceToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import { ACCOUNT_ID, type Lab, startLab } from "./support/lab";

let lab: Lab;
let rds: RDSClient;

beforeAll(async () => {
  lab = await startLab();
  rds = new RDSClient(lab.settings);
});

afterAll(() => lab.end());

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/1`;
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/monitoring`;

async function createInstance(
  DBInstanceIdentifier: string,
  more: Partial<CreateDBInstanceCommandInput> = {},
): Promise<void> {
  await rds.send(
    new CreateDBInstanceCommand({
      ...{ DBInstanceIdentifier, DBInstanceClass: "db.m6g.large", Engine: "mysql", AllocatedStorage: 100 },
      ...{ MasterUsername: "dbroot", MasterUserPassword: "not-a-real-one" },
      ...more,
    }),
  );
}

test("every instance has a resource id of its own, by which it is found, and keeps it when it is renamed", async () => {
  await createInstance("First");
  await createInstance("second");
  const shown = async (id: string) =>
    (await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }))).DBInstances?.[0]
      ?.DbiResourceId ?? "";
  const found = async (...Values: string[]) => {
    const Filters = [{ Name: "dbi-resource-id", Values }];
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ Filters }));
    return DBInstances?.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);
  };
  const [first, second] = [await shown("first"), await shown("second")];
  expect(first).toMatch(/^db-[A-Z2-7]{26}$/u);
  expect(await shown("first")).toBe(first);
  expect(first).not.toBe(second);
  expect(await found(second)).toEqual(["second"]);
  expect((await found(first, second))?.sort()).toEqual(["first", "second"]);
  expect(await found("db-AAAAAAAAAAAAAAAAAAAAAAAAAA")).toEqual([]);

  const rename = { DBInstanceIdentifier: "second", NewDBInstanceIdentifier: "Third" };
  const renamed = await rds.send(new ModifyDBInstanceCommand({ ...rename, ApplyImmediately: true }));
  expect(renamed.DBInstance?.DbiResourceId).toBe(second);
  expect(await found(second)).toEqual(["third"]);
  const gone = { DBInstanceIdentifier: "third", SkipFinalSnapshot: true };
  expect((await rds.send(new DeleteDBInstanceCommand(gone))).DBInstance?.DbiResourceId).toBe(second);
  await createInstance("third");
  expect(await shown("third")).not.toBe(second);
});

test("a read replica has its source's storage, and neither its standby nor its backups", async () => {
  const source = { MultiAZ: true, BackupRetentionPeriod: 7, DeletionProtection: true };
  await createInstance("source", { ...source, StorageEncrypted: true, KmsKeyId: KEY });
  const replica = { DBInstanceIdentifier: "Replica", SourceDBInstanceIdentifier: "source" };
  await rds.send(
    new CreateDBInstanceReadReplicaCommand({
      ...{ ...replica, AvailabilityZone: "us-east-1b", DBInstanceClass: "db.m6g.xlarge" },
      ...{ MonitoringInterval: 60, MonitoringRoleArn: ROLE },
    }),
  );
  const shown = async (DBInstanceIdentifier: string) =>
    (await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }))).DBInstances?.[0];
  expect(await shown("replica")).toMatchObject({
    ...{ ReadReplicaSourceDBInstanceIdentifier: "source", AvailabilityZone: "us-east-1b" },
    ...{ MultiAZ: false, BackupRetentionPeriod: 0, DeletionProtection: false },
    ...{ StorageEncrypted: true, KmsKeyId: KEY, MonitoringInterval: 60, DBInstanceClass: "db.m6g.xlarge" },
  });
  const kept = await shown("source");
  expect(kept).toMatchObject({ ...source, ReadReplicaDBInstanceIdentifiers: ["replica"] });
  expect(kept?.DbiResourceId).not.toBe((await shown("replica"))?.DbiResourceId);
});

test("an instance that is restored to a moment is no replica, and a replica of it is one", async () => {
  await createInstance("before");
  const moment = { SourceDBInstanceIdentifier: "before", UseLatestRestorableTime: true };
  const restore = { ...moment, TargetDBInstanceIdentifier: "Restored" };
  const restored = await rds.send(new RestoreDBInstanceToPointInTimeCommand(restore));
  expect(restored.DBInstance?.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
  const sourceOf = async (DBInstanceIdentifier: string) =>
    (await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }))).DBInstances?.[0]
      ?.ReadReplicaSourceDBInstanceIdentifier;
  expect(await sourceOf("restored")).toBeUndefined();
  const rename = { DBInstanceIdentifier: "restored", NewDBInstanceIdentifier: "Now" };
  await rds.send(new ModifyDBInstanceCommand({ ...rename, ApplyImmediately: true }));
  expect(await sourceOf("now")).toBeUndefined();
  const replica = { DBInstanceIdentifier: "restored", SourceDBInstanceIdentifier: "now" };
  await rds.send(new CreateDBInstanceReadReplicaCommand(replica));
  expect(await sourceOf("restored")).toBe("now");
});
