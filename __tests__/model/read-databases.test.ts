import { readTopology } from "../../src/model/read-topology";
import type { Told } from "../../src/model/topology";
import { graphOf, ref, text, unknown, type Written } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

function databaseOf(
  attributes: Readonly<Record<string, Written>>,
  others: Resources = {},
): Readonly<Record<string, unknown>> {
  const [database] = readTopology(graphOf({ "aws_db_instance.x": attributes, ...others })).databases;
  return Object.fromEntries(
    Object.entries(database ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" && "known" in value ? said(value as Told<unknown>) : value,
    ]),
  );
}

test("what is left out means the worst that it can", () => {
  expect(databaseOf({ engine: "mysql", instance_class: "db.t3.micro", allocated_storage: 20 })).toEqual({
    address: "aws_db_instance.x",
    engine: "mysql",
    engineVersion: "? aws_db_instance.x.engine_version is left out",
    instanceClass: "db.t3.micro",
    port: 3306,
    multiAz: false,
    subnets: "? aws_db_instance.x.db_subnet_group_name is left out: its subnets are those of the default VPC",
    securityGroups:
      "? aws_db_instance.x.vpc_security_group_ids is left out: it has the default group of its VPC",
    publiclyAccessible: false,
    backupRetentionDays: 0,
    deletionProtection: false,
    skipsFinalSnapshot: false,
    storageEncrypted: false,
    allocatedStorageGiB: 20,
    maximumStorageGiB: 20,
    autoMinorVersionUpgrade: true,
    managedPassword: false,
    parameters: {},
  });
});

const PLACE: Resources = {
  "aws_subnet.a": { availability_zone: "us-east-1a" },
  "aws_subnet.b": { availability_zone: "us-east-1b" },
  "aws_db_subnet_group.x": { name: "x", subnet_ids: [ref("aws_subnet.b.id"), ref("aws_subnet.a.id")] },
  "aws_db_parameter_group.x": {
    parameter: [
      { name: "require_secure_transport", value: "1" },
      { name: "init_connect", value: "" },
    ],
  },
};

test.each<[string, Readonly<Record<string, Written>>, Readonly<Record<string, unknown>>]>([
  [
    "the subnets of its group, by name",
    { db_subnet_group_name: "x" },
    { subnets: ["aws_subnet.a", "aws_subnet.b"] },
  ],
  [
    "by reference",
    { db_subnet_group_name: ref("aws_db_subnet_group.x.id") },
    { subnets: ["aws_subnet.a", "aws_subnet.b"] },
  ],
  [
    "a group of somebody else",
    { db_subnet_group_name: "y" },
    { subnets: "? aws_db_instance.x.db_subnet_group_name: y belongs to no resource of this configuration" },
  ],
  [
    "parameters",
    { parameter_group_name: ref("aws_db_parameter_group.x.name") },
    { parameters: { init_connect: "", require_secure_transport: "1" } },
  ],
  ["AWS's own parameters", { parameter_group_name: "default.mysql8.4" }, { parameters: {} }],
  [
    "parameters of somebody else",
    { parameter_group_name: "theirs" },
    {
      parameters:
        "? aws_db_instance.x.parameter_group_name: theirs belongs to no resource of this configuration",
    },
  ],
  ["the port of its engine", { engine: "aurora-postgresql" }, { port: 5432 }],
  ["a port of its own", { engine: "mysql", port: "3307" }, { port: 3307 }],
  ["storage that grows", { allocated_storage: 20, max_allocated_storage: 100 }, { maximumStorageGiB: 100 }],
  ["storage that does not", { allocated_storage: 20, max_allocated_storage: 0 }, { maximumStorageGiB: 20 }],
  [
    "a zone that it is pinned to",
    { availability_zone: "us-east-1a" },
    { zone: "us-east-1a", multiAz: false },
  ],
  [
    "a key",
    { kms_key_id: text("arn:aws:kms:", ref("data.aws_region.x.name"), ":key") },
    { storageKey: "arn:aws:kms:${data.aws_region.x.name}:key" },
  ],
  [
    "a standby that nobody can tell of",
    { multi_az: unknown("it is a variable") },
    { multiAz: "? aws_db_instance.x.multi_az: it is a variable" },
  ],
])("databases: %s", (_, attributes, expected) => {
  expect(databaseOf(attributes, PLACE)).toMatchObject(expected);
});

test("with a standby the zone of the primary is nothing to rely on", () => {
  expect(databaseOf({ multi_az: true, availability_zone: "us-east-1a" })).not.toHaveProperty("zone");
});

test("a pinned zone is a zone of the topology", () => {
  const graph = graphOf({ ...PLACE, "aws_db_instance.x": { availability_zone: "us-east-1c" } });
  expect(readTopology(graph).zones).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
});
