import type { Mutant } from "../mutant";
import {
  association,
  BACKEND,
  DATABASE,
  DATABASE_SUBNETS,
  reference,
  subnet,
  table,
  WEB_BALANCER,
} from "../names";
import { addItem, set, unset } from "../operations";

const SECRET = "aws_secretsmanager_secret.application";
const PARAMETERS = "aws_db_parameter_group.database";

const durability: readonly Mutant[] = [
  {
    id: "no-standby",
    class: "database durability",
    operations: [set(DATABASE, [["multi_az"], false])],
    at: [DATABASE],
    concerns: [DATABASE_SUBNETS],
    why: "One instance in one zone: its loss ends the system until somebody restores it.",
  },
  {
    id: "dev-standby-left-out",
    class: "database durability",
    of: "dev",
    operations: [unset(DATABASE, "multi_az")],
    at: [DATABASE],
    concerns: [DATABASE_SUBNETS],
    why: "Left out it is off.",
  },
  {
    id: "no-backups",
    class: "database durability",
    operations: [set(DATABASE, [["backup_retention_period"], 0])],
    at: [DATABASE],
    why: "With a retention of 0 there is no point in time to go back to: what a bad migration deletes is gone.",
  },
  {
    id: "dev-backups-left-out",
    class: "database durability",
    of: "dev",
    operations: [unset(DATABASE, "backup_retention_period")],
    at: [DATABASE],
    why: "The provider's default is 0.",
  },
  {
    id: "backups-for-a-day",
    class: "database durability",
    operations: [set(DATABASE, [["backup_retention_period"], 1])],
    at: [DATABASE],
    why: "What is corrupted on Friday evening and seen on Monday can no longer be restored.",
  },
  {
    id: "database-storage-in-the-clear",
    class: "encryption",
    operations: [set(DATABASE, [["storage_encrypted"], false]), unset(DATABASE, "kms_key_id")],
    at: [DATABASE],
    why: "Storage, backups and snapshots can be read by whoever gets a copy, and encryption cannot be switched on later.",
  },
  {
    id: "database-unprotected",
    class: "protection",
    operations: [set(DATABASE, [["deletion_protection"], false])],
    at: [DATABASE],
    why: "One call deletes the production database.",
  },
  {
    id: "database-leaves-no-snapshot",
    class: "protection",
    operations: [set(DATABASE, [["skip_final_snapshot"], true])],
    at: [DATABASE],
    why: "Its deletion leaves nothing behind.",
  },
  {
    id: "web-balancer-unprotected",
    class: "protection",
    operations: [set(WEB_BALANCER, [["enable_deletion_protection"], false])],
    at: [WEB_BALANCER],
    why: "One call removes the system's only door, and its name with it.",
  },
  {
    id: "connections-run-out",
    class: "connections",
    operations: [
      addItem(PARAMETERS, "parameter", {
        apply_method: "pending-reboot",
        name: "max_connections",
        value: "5",
      }),
    ],
    at: [PARAMETERS, DATABASE],
    concerns: [BACKEND],
    why: "Ten backend instances of at least one connection each meet a limit of five: the scaled-out half is refused.",
  },
];

const exposure: readonly Mutant[] = [
  {
    id: "database-publicly-accessible",
    class: "database exposure",
    operations: [set(DATABASE, [["publicly_accessible"], true])],
    at: [DATABASE],
    why: "RDS gives it a public address and a name that resolves to it.",
  },
  {
    id: "dev-database-publicly-accessible",
    class: "database exposure",
    of: "dev",
    operations: [set(DATABASE, [["publicly_accessible"], true])],
    at: [DATABASE],
    why: "The same in the small environment.",
  },
  {
    id: "database-in-the-web-layer",
    class: "database exposure",
    operations: [
      set(DATABASE_SUBNETS, [["subnet_ids"], [reference(subnet("web", "a")), reference(subnet("web", "b"))]]),
    ],
    at: [DATABASE_SUBNETS, DATABASE, subnet("web", "a"), subnet("web", "b")],
    why: "The database shares the subnets of the instances next to the internet, their routes and their access lists.",
  },
  {
    id: "database-in-the-public-layer",
    class: "database exposure",
    operations: [
      set(DATABASE_SUBNETS, [
        ["subnet_ids"],
        [reference(subnet("public", "a")), reference(subnet("public", "b"))],
      ]),
    ],
    at: [DATABASE_SUBNETS, DATABASE, subnet("public", "a"), subnet("public", "b")],
    concerns: [
      table("public"),
      "aws_route.public",
      association("public_us_east_1a"),
      association("public_us_east_1b"),
    ],
    why: "The database stands in subnets whose default route is the internet.",
  },
  {
    id: "secret-deleted-at-once",
    class: "secret",
    operations: [set(SECRET, [["recovery_window_in_days"], 0])],
    at: [SECRET],
    why: "A deleted secret cannot be brought back, and the application's password is nowhere else.",
  },
  {
    id: "password-in-the-configuration",
    class: "secret",
    operations: [
      set(DATABASE, [["password"], "correct-horse-battery"]),
      unset(DATABASE, "manage_master_user_password"),
      unset(DATABASE, "master_user_secret_kms_key_id"),
    ],
    at: [DATABASE],
    concerns: ["aws_iam_role_policy.backend_role", "aws_launch_template.backend_group_template", BACKEND],
    why: "The master's password stands in the JSON, in each plan and in the state.",
  },
];

/** The database, its parameters, and secrets. */
export const DATA_MUTANTS: readonly Mutant[] = [...durability, ...exposure];
