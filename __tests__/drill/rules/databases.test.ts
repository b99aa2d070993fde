import { dev } from "../../support/environments";
import { all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const DATABASE = "aws_db_instance.database";
const PARAMETERS = "aws_db_parameter_group.database";
const EVENTS = "aws_db_event_subscription.database_events";

describe("databases", () => {
  it.each<[string, Change, readonly string[]]>([
    ["no standby", set(`${DATABASE}.multi_az`, false), [`database-standby fails ${DATABASE}`]],
    [
      "untold standby",
      set(`${DATABASE}.multi_az`, "${var.nobody}"),
      [`database-standby cannot tell ${DATABASE}`],
    ],
    [
      "one zone",
      set("aws_db_subnet_group.database.subnet_ids", ["${aws_subnet.database_us_east_1a.id}"]),
      ["database-zones fails aws_db_subnet_group.database"],
    ],
    ...(["web", "public"] as const).map((layer): [string, Change, readonly string[]] => [
      `the subnets of the ${layer} layer`,
      set(
        "aws_db_subnet_group.database.subnet_ids",
        ["a", "b"].map((zone) => `\${aws_subnet.${layer}_us_east_1${zone}.id}`),
      ),
      ["database-subnets degrades aws_db_subnet_group.database"],
    ]),
    ["no backups", set(`${DATABASE}.backup_retention_period`, 0), [`database-backups fails ${DATABASE}`]],
    [
      "short backups",
      set(`${DATABASE}.backup_retention_period`, 1),
      [`database-backups degrades ${DATABASE}`],
    ],
    [
      "untold backups",
      set(`${DATABASE}.backup_retention_period`, "${var.nobody}"),
      [`database-backups cannot tell ${DATABASE}`],
    ],
    [
      "unprotected",
      set(`${DATABASE}.deletion_protection`, false),
      [`deletion-protection degrades ${DATABASE}`],
    ],
    ["destroyable", set(`${DATABASE}.lifecycle`, undefined), [`prevent-destroy degrades ${DATABASE}`]],
    [
      "no last snapshot",
      set(`${DATABASE}.skip_final_snapshot`, true),
      [`final-snapshot degrades ${DATABASE}`],
    ],
    ["public", set(`${DATABASE}.publicly_accessible`, true), [`database-public fails ${DATABASE}`]],
    [
      "a fixed disk",
      set(`${DATABASE}.max_allocated_storage`, undefined),
      [`database-storage degrades ${DATABASE}`],
    ],
    [
      "a plain disk",
      set(`${DATABASE}.storage_encrypted`, false),
      [`database-encryption degrades ${DATABASE}`],
    ],
    [
      "no minor upgrades",
      set(`${DATABASE}.auto_minor_version_upgrade`, false),
      [`database-minor-upgrade degrades ${DATABASE}`],
    ],
    [
      "changes at once",
      set(`${DATABASE}.apply_immediately`, true),
      [`database-apply-immediately degrades ${DATABASE}`],
    ],
    [
      "a written password",
      (resource) => {
        set(`${DATABASE}.manage_master_user_password`, undefined)(resource);
        set(`${DATABASE}.password`, "not-a-secret")(resource);
      },
      [`database-password degrades ${DATABASE}`],
    ],
    [
      "an authority that has ended",
      set(`${DATABASE}.ca_cert_identifier`, "rds-ca-2019"),
      [`database-certificate fails ${DATABASE}`],
    ],
    [
      "a lazy log",
      set(`${PARAMETERS}.parameter.2`, { name: "innodb_flush_log_at_trx_commit", value: "2" }),
      [`database-parameters fails ${PARAMETERS}`],
    ],
    [
      "plain connections",
      set(`${PARAMETERS}.parameter.0.value`, "0"),
      [`database-parameters degrades ${PARAMETERS}`],
    ],
    [
      "connections as they come",
      set(`${PARAMETERS}.parameter`, []),
      [`database-transport degrades ${PARAMETERS}`],
    ],
    ["nobody is told", remove(EVENTS), [`database-events degrades ${DATABASE}`]],
    ["events that are off", set(`${EVENTS}.enabled`, false), [`database-events degrades ${EVENTS}`]],
    [
      "events without failovers",
      set(`${EVENTS}.event_categories`, ["backup"]),
      [`database-events degrades ${EVENTS}`],
    ],
    ["a larger one", set(`${DATABASE}.instance_class`, "db.m6g.2xlarge"), []],
    [
      "backups during maintenance",
      set(`${DATABASE}.backup_window`, "05:00-05:30"),
      [`database-windows fails ${DATABASE}`],
    ],
    [
      "backups over midnight into maintenance",
      all(
        set(`${DATABASE}.backup_window`, "23:30-00:30"),
        set(`${DATABASE}.maintenance_window`, "mon:00:00-mon:00:30"),
      ),
      [`database-windows fails ${DATABASE}`],
    ],
    ["backups until maintenance", set(`${DATABASE}.backup_window`, "03:30-04:30"), []],
    [
      "backups that go with it",
      set(`${DATABASE}.delete_automated_backups`, undefined),
      [`database-automated-backups degrades ${DATABASE}`],
    ],
    [
      "nothing that stays at all",
      all(set(`${DATABASE}.delete_automated_backups`, true), set(`${DATABASE}.skip_final_snapshot`, true)),
      [`final-snapshot degrades ${DATABASE}`],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

test("protection that is switched on is no finding", () => {
  expect(linesAfter(set(`${DATABASE}.deletion_protection`, true), dev)).toEqual([]);
});
