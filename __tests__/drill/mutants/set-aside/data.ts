import type { Mutant } from "../mutant";
import { FLEETS, TEMPLATES, DATABASE, DATABASE_SUBNETS, VOLUME_KEY } from "../names";
import { dropItem, dropStatements, set, unset } from "../operations";

const databaseSubnetGroup: readonly Mutant[] = [
  {
    id: "database-subnet-group-loses-a-zone",
    class: "database subnet group",
    operations: [dropItem(DATABASE_SUBNETS, "subnet_ids", 1)],
    at: [DATABASE_SUBNETS, DATABASE],
    why: "RDS puts a standby only into another zone of the subnet group; with one zone it creates none, or refuses the instance.",
  },
  {
    id: "database-subnets-in-one-zone",
    class: "database subnet group",
    operations: [set("aws_subnet.database_us_east_1b", [["availability_zone"], "us-east-1a"])],
    at: ["aws_subnet.database_us_east_1b", DATABASE_SUBNETS, DATABASE],
    why: "Two subnets in one zone are one zone: there is nowhere for a standby to survive.",
  },
  {
    id: "dev-database-subnet-group-loses-a-zone",
    class: "database subnet group",
    of: "dev",
    operations: [dropItem(DATABASE_SUBNETS, "subnet_ids", 0)],
    at: [DATABASE_SUBNETS, DATABASE],
    why: "The same in the small environment: Multi-AZ is asked for and cannot be had.",
  },
];

const keyOutOfUse: readonly Mutant[] = [
  {
    id: "volume-key-without-auto-scaling",
    class: "key out of use",
    operations: [dropStatements(VOLUME_KEY, "policy", "AutoScalingUses", "AutoScalingGrants")],
    at: [VOLUME_KEY, ...FLEETS, ...TEMPLATES],
    why: "Auto Scaling's service-linked role may not use the key: each launch ends with Client.InternalError, and nothing is ever replaced.",
  },
  {
    id: "volume-key-without-grants",
    class: "key out of use",
    operations: [dropStatements(VOLUME_KEY, "policy", "AutoScalingGrants")],
    at: [VOLUME_KEY, ...FLEETS, ...TEMPLATES],
    why: "EBS needs a grant to attach an encrypted volume; without kms:CreateGrant the instance ends right after its launch.",
  },
  {
    id: "volume-key-disabled",
    class: "key out of use",
    operations: [set(VOLUME_KEY, [["is_enabled"], false])],
    at: [VOLUME_KEY, ...FLEETS, ...TEMPLATES],
    why: "A disabled key decrypts no volume key: no launch and no start of a stopped instance succeeds.",
  },
];

const databaseSettings: readonly Mutant[] = [
  {
    id: "backups-go-with-the-database",
    class: "database's own settings",
    operations: [set(DATABASE, [["delete_automated_backups"], true])],
    at: [DATABASE],
    why: "Deleting the instance deletes its automated backups, and with them every point in time to go back to.",
  },
  {
    id: "changes-at-once",
    class: "database's own settings",
    operations: [set(DATABASE, [["apply_immediately"], true])],
    at: [DATABASE],
    why: "A change that needs a restart takes the database down in the middle of the day, not in its window.",
  },
];

const storageFull: readonly Mutant[] = [
  {
    id: "storage-does-not-grow",
    class: "storage full",
    operations: [unset(DATABASE, "max_allocated_storage")],
    at: [DATABASE],
    why: "Without storage autoscaling a full disk puts the instance into storage-full, where it takes no connection until a person acts; the standby is full as well.",
  },
  {
    id: "dev-storage-may-not-grow",
    class: "storage full",
    of: "dev",
    operations: [unset(DATABASE, "max_allocated_storage")],
    at: [DATABASE],
    why: "The same in the small environment.",
  },
];

/** Set aside: the database and the keys. */
export const SET_ASIDE_DATA: readonly Mutant[] = [
  ...databaseSubnetGroup,
  ...keyOutOfUse,
  ...databaseSettings,
  ...storageFull,
];
