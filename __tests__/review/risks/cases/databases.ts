import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const DATABASE = "aws_db_instance.database";

export const DATABASES_CASES: readonly RiskCase[] = [
  {
    id: "database-replaced",
    fires: [
      {
        label: "deleted first, and what forces it",
        changes: change(
          DATABASE,
          "replace-delete-first",
          { db_name: ["app", "shop"] },
          {
            replacePaths: [["db_name"]],
            unchanged: { skip_final_snapshot: false },
          },
        ),
        risks: [
          "critical aws_db_instance.database -: is replaced (deleted, then created anew), which db_name forces: the new one is empty, and the rows are gone but for the final snapshot",
        ],
      },
      {
        label: "created first, without a snapshot",
        changes: change(
          "aws_rds_cluster.main",
          "replace-create-first",
          {},
          {
            reason: "replace_because_tainted",
            unchanged: { skip_final_snapshot: true },
          },
        ),
        risks: [
          "critical aws_rds_cluster.main -: is replaced (created anew, then deleted), because it is marked as tainted: the new one is empty, and the rows are gone, without a final snapshot",
        ],
      },
      {
        label: "a server of a cluster",
        changes: change("aws_rds_cluster_instance.one", "replace-create-first"),
        risks: [
          "high aws_rds_cluster_instance.one -: is replaced (created anew, then deleted): its connections are lost, and a failover follows if it writes",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change(DATABASE, "replace-delete-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "critical aws_db_instance.database -: is replaced (deleted, then created anew): the new one is empty, and the rows are gone; whether a final snapshot is taken cannot be told",
        ],
      },
    ],
    quiet: [
      ["an update", change(DATABASE, "update", { instance_class: ["db.m6g.large", "db.m6g.xlarge"] })],
      ["a deletion, which has a risk of its own", change(DATABASE, "delete")],
      ["a parameter group", change("aws_db_parameter_group.database", "replace-create-first")],
    ],
  },
  {
    id: "database-destroyed",
    fires: [
      {
        label: "an instance",
        changes: change(DATABASE, "delete", { engine: ["mysql", undefined] }),
        risks: [
          "critical aws_db_instance.database -: is destroyed, with its rows: every read and write fails from then on",
        ],
      },
      {
        label: "a replica",
        changes: change("aws_db_instance.replica", "delete", { replicate_source_db: ["main", undefined] }),
        risks: [
          "high aws_db_instance.replica -: is destroyed: it is a replica, and what reads from it fails",
        ],
      },
      {
        label: "a server of a cluster",
        changes: change("aws_docdb_cluster_instance.one", "delete"),
        risks: [
          "high aws_docdb_cluster_instance.one -: is destroyed: the cluster has one server less to read from and to fail over to",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change(DATABASE, "delete", { "": [HIDDEN, undefined] }),
        risks: [
          "critical aws_db_instance.database -: is destroyed, with its rows: every read and write fails from then on",
        ],
      },
    ],
    quiet: [
      ["a creation", change(DATABASE, "create", { multi_az: [undefined, true] })],
      ["a replacement", change(DATABASE, "replace-delete-first")],
      ["a subnet group", change("aws_db_subnet_group.database", "delete")],
      ["what stays and is forgotten", change(DATABASE, "forget")],
    ],
  },
  {
    id: "database-class-changed",
    fires: [
      {
        label: "with a standby, in the window",
        changes: change(
          DATABASE,
          "update",
          { instance_class: ["db.m6g.large", "db.m6g.xlarge"] },
          {
            unchanged: { multi_az: true, apply_immediately: false },
          },
        ),
        risks: [
          "medium aws_db_instance.database instance_class: instance_class goes from db.m6g.large to db.m6g.xlarge; the outage of one failover, 60 to 120 s, in the next maintenance window",
        ],
      },
      {
        label: "without a standby, at once",
        changes: change(
          DATABASE,
          "update",
          { instance_class: ["db.t4g.micro", "db.t4g.small"] },
          {
            unchanged: { multi_az: false, apply_immediately: true },
          },
        ),
        risks: [
          "high aws_db_instance.database instance_class: instance_class goes from db.t4g.micro to db.t4g.small; without a standby it is away until the new host runs, several minutes, at once",
        ],
      },
      {
        label: "where the rest was not kept",
        changes: change("aws_rds_cluster_instance.one", "update", {
          instance_class: ["db.r6g.large", "db.r7g.large"],
        }),
        risks: [
          "high aws_rds_cluster_instance.one instance_class: instance_class goes from db.r6g.large to db.r7g.large; an outage of a failover, or of several minutes without Multi-AZ, at once or in the next maintenance window: apply_immediately cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "a class that is known later",
        changes: change(
          DATABASE,
          "update",
          { instance_class: ["db.m6g.large", UNKNOWN] },
          {
            unchanged: { multi_az: true, apply_immediately: null },
          },
        ),
        risks: [
          "high aws_db_instance.database instance_class: instance_class goes from db.m6g.large to a value known only after the apply: what that changes cannot be told; the outage of one failover, 60 to 120 s, in the next maintenance window",
        ],
      },
    ],
    quiet: [
      ["more storage", change(DATABASE, "update", { allocated_storage: [100, 200] })],
      [
        "a replacement, which is worse",
        change(DATABASE, "replace-delete-first", { instance_class: ["a", "b"] }),
      ],
      ["a creation", change(DATABASE, "create", { instance_class: [undefined, "db.m6g.large"] })],
    ],
  },
  {
    id: "database-engine-changed",
    fires: [
      {
        label: "a major version of MySQL",
        changes: change(
          DATABASE,
          "update",
          { engine_version: ["8.0.40", "8.4.3"] },
          { unchanged: { apply_immediately: true } },
        ),
        risks: [
          "high aws_db_instance.database engine_version: engine_version goes from 8.0.40 to 8.4.3, a major version: minutes of outage, at once, and no way back but a restore",
        ],
      },
      {
        label: "a minor version of MySQL",
        changes: change(
          DATABASE,
          "update",
          { engine_version: ["8.4.3", "8.4.5"] },
          { unchanged: { apply_immediately: false } },
        ),
        risks: [
          "medium aws_db_instance.database engine_version: engine_version goes from 8.4.3 to 8.4.5: both hosts are upgraded at once, minutes of outage, in the next maintenance window",
        ],
      },
      {
        label: "a minor version of PostgreSQL",
        changes: change(DATABASE, "update", { engine_version: ["16.3", "16.4"] }),
        risks: [
          "medium aws_db_instance.database engine_version: engine_version goes from 16.3 to 16.4: both hosts are upgraded at once, minutes of outage, at once or in the next maintenance window: apply_immediately cannot be told",
        ],
      },
      {
        label: "a major version of PostgreSQL",
        changes: change(DATABASE, "update", { engine_version: ["16.3", "17"] }),
        risks: [
          "high aws_db_instance.database engine_version: engine_version goes from 16.3 to 17, a major version: minutes of outage, at once or in the next maintenance window: apply_immediately cannot be told, and no way back but a restore",
        ],
      },
      {
        label: "a version that is written shorter",
        changes: change(DATABASE, "update", { engine_version: ["13", "13.4"] }),
        risks: [
          "medium aws_db_instance.database engine_version: engine_version goes from 13 to 13.4: both hosts are upgraded at once, minutes of outage, at once or in the next maintenance window: apply_immediately cannot be told",
        ],
      },
      {
        label: "another engine",
        changes: change(DATABASE, "update", { engine: ["mysql", "mariadb"] }),
        risks: [
          "high aws_db_instance.database engine: engine goes from mysql to mariadb: clients and schema must fit the other engine",
        ],
      },
    ],
    untold: [
      {
        label: "a version that is known later",
        changes: change(DATABASE, "update", { engine_version: ["8.4.3", UNKNOWN] }),
        risks: [
          "high aws_db_instance.database engine_version: engine_version goes from 8.4.3 to a value known only after the apply: what that changes cannot be told; the database is away while it is upgraded, at once or in the next maintenance window: apply_immediately cannot be told",
        ],
      },
      {
        label: "hidden versions",
        changes: change(DATABASE, "update", { engine_version: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database engine_version: engine_version changes and is hidden: what that changes cannot be told; the database is away while it is upgraded, at once or in the next maintenance window: apply_immediately cannot be told",
        ],
      },
    ],
    quiet: [
      ["automatic minor upgrades", change(DATABASE, "update", { auto_minor_version_upgrade: [true, false] })],
      [
        "the version of a cache",
        change("aws_elasticache_cluster.cache", "update", { engine_version: ["7.0", "7.1"] }),
      ],
    ],
  },
  {
    id: "database-endpoint-changed",
    fires: [
      {
        label: "renamed",
        changes: change(DATABASE, "update", { identifier: ["prod-database", "prod-db"] }),
        risks: [
          "high aws_db_instance.database identifier: identifier goes from prod-database to prod-db; clients lose it until they know the new address",
        ],
      },
      {
        label: "another port",
        changes: change(DATABASE, "update", { port: [3306, 3307] }),
        risks: [
          "high aws_db_instance.database port: port goes from 3306 to 3307; clients lose it until they know the new address",
        ],
      },
    ],
    untold: [
      {
        label: "a hidden name",
        changes: change(DATABASE, "update", { identifier: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database identifier: identifier changes and is hidden: what that changes cannot be told; clients lose it until they know the new address",
        ],
      },
    ],
    quiet: [
      ["the port of a group's rule", change("aws_security_group_rule.database", "update", { port: [1, 2] })],
    ],
  },
];
