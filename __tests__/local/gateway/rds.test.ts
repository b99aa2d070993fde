import { EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  CreateOptionGroupCommand,
  DeleteOptionGroupCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeOptionGroupsCommand,
  ListTagsForResourceCommand,
  ModifyDBInstanceCommand,
  type ModifyDBInstanceCommandInput,
  ModifyDBParameterGroupCommand,
  ModifyDBSubnetGroupCommand,
  ModifyOptionGroupCommand,
  type Parameter,
  ResetDBParameterGroupCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { ACCOUNT_ID, type Lab, startLab } from "./support/lab";
import { createNetwork } from "./support/network";

let lab: Lab;
let rds: RDSClient;
let ec2: EC2Client;
let subnets: readonly string[];

beforeAll(async () => {
  lab = await startLab();
  rds = new RDSClient(lab.settings);
  ec2 = new EC2Client(lab.settings);
  ({ subnets } = await createNetwork(ec2));
});

afterAll(() => lab.end());

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/1`;
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/monitoring`;

test("an instance shows its monitoring and its insights, and keeps what a change leaves out", async () => {
  const monitoring = {
    MonitoringInterval: 30,
    MonitoringRoleArn: ROLE,
    DatabaseInsightsMode: "advanced" as const,
    PerformanceInsightsKMSKeyId: KEY,
    PerformanceInsightsRetentionPeriod: 465,
  };
  const created = await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: "Orders",
      DBInstanceClass: "db.m6g.large",
      Engine: "mysql",
      AllocatedStorage: 100,
      MasterUsername: "dbroot",
      MasterUserPassword: "not-a-real-one",
      EnablePerformanceInsights: true,
      ...monitoring,
    }),
  );
  expect(created.DBInstance).toMatchObject({
    ...{ ...monitoring, PerformanceInsightsEnabled: true },
    CACertificateIdentifier: "rds-ca-rsa2048-g1",
  });
  const change = { DBInstanceIdentifier: "orders", MonitoringInterval: 60 };
  const modified = await rds.send(new ModifyDBInstanceCommand(change));
  expect(modified.DBInstance?.MonitoringInterval).toBe(60);
  const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: "orders" }));
  expect(DBInstances).toHaveLength(1);
  expect(DBInstances?.[0]).toMatchObject({
    ...monitoring,
    MonitoringInterval: 60,
    PerformanceInsightsEnabled: true,
  });
});

test("an instance keeps its master secret when it is asked for again, and gets one when it has none", async () => {
  const DBInstanceIdentifier = "orders";
  const secretOf = async (change: Omit<ModifyDBInstanceCommandInput, "DBInstanceIdentifier">) =>
    (await rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier, ...change }))).DBInstance
      ?.MasterUserSecret?.SecretArn;
  expect(await secretOf({ MonitoringInterval: 60 })).toBeUndefined();
  const first = await secretOf({ ManageMasterUserPassword: true });
  expect(first).toMatch(/:secret:rds!db-/u);
  const again = { ManageMasterUserPassword: true, BackupRetentionPeriod: 3 };
  expect(await secretOf(again)).toBe(first);
  const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
  expect(DBInstances?.[0]?.MasterUserSecret?.SecretArn).toBe(first);
  expect(DBInstances?.[0]?.BackupRetentionPeriod).toBe(3);
});

test("parameters are the user's, and can be taken back", async () => {
  const DBParameterGroupName = "mysql";
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName,
      DBParameterGroupFamily: "mysql8.4",
      Description: "d",
    }),
  );
  const given: Parameter[] = [
    { ParameterName: "require_secure_transport", ParameterValue: "1", ApplyMethod: "immediate" },
    { ParameterName: "authentication_policy", ParameterValue: "*,,", ApplyMethod: "pending-reboot" },
  ];
  const users = given.map((parameter) => ({ ...parameter, Source: "user" }));
  const shown = async (Source?: string) => {
    const filter = Source === undefined ? {} : { Source };
    return (await rds.send(new DescribeDBParametersCommand({ DBParameterGroupName, ...filter }))).Parameters;
  };
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters: given }));
  expect(await shown()).toEqual(users);
  expect(await shown("user")).toEqual(users);
  expect(await shown("system")).toEqual([]);

  const [first] = given;
  if (first === undefined) throw new Error("nothing given");
  const reset = { DBParameterGroupName, Parameters: [first] };
  expect((await rds.send(new ResetDBParameterGroupCommand(reset))).DBParameterGroupName).toBe("mysql");
  expect(await shown()).toEqual(users.slice(1));
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters: [first] }));
  expect(await shown()).toEqual(users);
  await rds.send(new ResetDBParameterGroupCommand({ DBParameterGroupName, ResetAllParameters: true }));
  expect(await shown()).toEqual([]);
});

test("a group that does not exist has no parameters to reset", async () => {
  const reset = new ResetDBParameterGroupCommand({ DBParameterGroupName: "none", ResetAllParameters: true });
  await expect(rds.send(reset)).rejects.toMatchObject({ name: "DBParameterGroupNotFoundFault" });
});

test("all option groups are listed, none where there is none, and one by its name", async () => {
  const names = async (OptionGroupName?: string) => {
    const asked = OptionGroupName === undefined ? {} : { OptionGroupName };
    const { OptionGroupsList } = await rds.send(new DescribeOptionGroupsCommand(asked));
    return (OptionGroupsList ?? []).map((group) => group.OptionGroupName);
  };
  expect(await names()).toEqual([]);
  for (const OptionGroupName of ["audit", "other"])
    await rds.send(
      new CreateOptionGroupCommand({
        OptionGroupName,
        EngineName: "mysql",
        MajorEngineVersion: "8.0",
        OptionGroupDescription: "d",
      }),
    );
  expect(await names()).toEqual(["audit", "other"]);
  expect(await names("other")).toEqual(["other"]);
  await expect(names("none")).rejects.toMatchObject({ name: "OptionGroupNotFoundFault" });
});

test("an option group of MySQL 8.4 is one of 8.4, with its options, and one of a version that nobody has is refused", async () => {
  const OptionGroupName = "Audit84";
  const group = { OptionGroupName, EngineName: "mysql", OptionGroupDescription: "d" };
  const created = await rds.send(new CreateOptionGroupCommand({ ...group, MajorEngineVersion: "8.4" }));
  expect(created.OptionGroup?.MajorEngineVersion).toBe("8.4");
  const OptionSettings = [{ Name: "SERVER_AUDIT_EVENTS", Value: "CONNECT,QUERY_DCL" }];
  const option = { OptionName: "MARIADB_AUDIT_PLUGIN", OptionSettings };
  const change = { OptionGroupName, OptionsToInclude: [option] };
  const modified = await rds.send(new ModifyOptionGroupCommand(change));
  expect(modified.OptionGroup?.MajorEngineVersion).toBe("8.4");
  const { OptionGroupsList } = await rds.send(
    new DescribeOptionGroupsCommand({ OptionGroupName: "audit84" }),
  );
  expect(OptionGroupsList).toHaveLength(1);
  expect(OptionGroupsList?.[0]).toMatchObject({ MajorEngineVersion: "8.4", Options: [option] });
  // Another one of its name is what it is asked to be.
  await rds.send(new DeleteOptionGroupCommand({ OptionGroupName: "audit84" }));
  const older = await rds.send(new CreateOptionGroupCommand({ ...group, MajorEngineVersion: "8.0" }));
  expect(older.OptionGroup?.MajorEngineVersion).toBe("8.0");
  const unknown = new CreateOptionGroupCommand({ ...group, MajorEngineVersion: "9.9" });
  await expect(rds.send(unknown)).rejects.toThrow();
});

test("a subnet group survives a third zone, with its tags, and its instances see it", async () => {
  const DBSubnetGroupName = "database";
  const Tags = [{ Key: "Project", Value: "lab" }];
  const created = await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName,
      DBSubnetGroupDescription: "two zones",
      SubnetIds: subnets.slice(0, 2),
      Tags,
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: "in-group",
      DBInstanceClass: "db.m6g.large",
      Engine: "mysql",
      AllocatedStorage: 100,
      MasterUsername: "dbroot",
      MasterUserPassword: "not-a-real-one",
      DBSubnetGroupName,
    }),
  );
  const idsOf = (list: readonly { SubnetIdentifier?: string | undefined }[] = []) =>
    list.map(({ SubnetIdentifier }) => SubnetIdentifier);
  for (const SubnetIds of [[...subnets], subnets.slice(1)]) {
    const modified = await rds.send(new ModifyDBSubnetGroupCommand({ DBSubnetGroupName, SubnetIds }));
    expect(idsOf(modified.DBSubnetGroup?.Subnets)).toEqual(SubnetIds);
    const { DBSubnetGroups } = await rds.send(new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName }));
    expect(DBSubnetGroups).toHaveLength(1);
    expect(DBSubnetGroups?.[0]?.DBSubnetGroupDescription).toBe("two zones");
    expect(idsOf(DBSubnetGroups?.[0]?.Subnets)).toEqual(SubnetIds);
    const { DBInstances } = await rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: "in-group" }),
    );
    expect(idsOf(DBInstances?.[0]?.DBSubnetGroup?.Subnets)).toEqual(SubnetIds);
  }
  const ResourceName = created.DBSubnetGroup?.DBSubnetGroupArn ?? "";
  expect((await rds.send(new ListTagsForResourceCommand({ ResourceName }))).TagList).toEqual(Tags);
});

test("a subnet group whose change is refused stays as it was", async () => {
  const DBSubnetGroupName = "kept";
  const SubnetIds = subnets.slice(0, 2);
  await rds.send(
    new CreateDBSubnetGroupCommand({ DBSubnetGroupName, DBSubnetGroupDescription: "kept", SubnetIds }),
  );
  const wrong = new ModifyDBSubnetGroupCommand({ DBSubnetGroupName, SubnetIds: ["subnet-0"] });
  await expect(rds.send(wrong)).rejects.toThrow("subnet-0");
  const { DBSubnetGroups } = await rds.send(new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName }));
  expect(DBSubnetGroups?.[0]?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier)).toEqual(SubnetIds);
});

test("a subnet group that does not exist is not made by changing it", async () => {
  const wrong = new ModifyDBSubnetGroupCommand({ DBSubnetGroupName: "nowhere", SubnetIds: [...subnets] });
  await expect(rds.send(wrong)).rejects.toMatchObject({ name: "DBSubnetGroupNotFoundFault" });
});
