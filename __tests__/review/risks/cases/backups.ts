import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const DATABASE = "aws_db_instance.database";

export const BACKUPS_CASES: readonly RiskCase[] = [
  {
    id: "multi-az-lost",
    fires: [
      {
        label: "switched off",
        changes: change(DATABASE, "update", { multi_az: [true, false] }),
        risks: [
          "critical aws_db_instance.database multi_az: multi_az goes from true to false: without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
      {
        label: "no longer set",
        changes: change(DATABASE, "update", { multi_az: [true, null] }),
        risks: [
          "critical aws_db_instance.database multi_az: multi_az goes from true to not set: without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
      {
        label: "lost on the way of a replacement",
        changes: change(DATABASE, "replace-delete-first", { multi_az: [true, false] }),
        risks: [
          "critical aws_db_instance.database multi_az: multi_az goes from true to false: without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
      {
        label: "of a cache",
        changes: change("aws_elasticache_replication_group.cache", "update", {
          automatic_failover_enabled: [true, false],
        }),
        risks: [
          "critical aws_elasticache_replication_group.cache automatic_failover_enabled: automatic_failover_enabled goes from true to false: without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(DATABASE, "update", { multi_az: [true, UNKNOWN] }),
        risks: [
          "high aws_db_instance.database multi_az: multi_az goes from true to a value known only after the apply: what that changes cannot be told; at worst, without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
      {
        label: "hidden",
        changes: change(DATABASE, "update", { multi_az: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database multi_az: multi_az changes and is hidden: what that changes cannot be told; at worst, without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
      {
        label: "hidden before, off now",
        changes: change(DATABASE, "update", { multi_az: [HIDDEN, false] }),
        risks: [
          "high aws_db_instance.database multi_az: multi_az goes from a hidden value to false: what that changes cannot be told; at worst, without a standby the loss of its zone takes it away until a person restores it",
        ],
      },
    ],
    quiet: [
      ["switched on", change(DATABASE, "update", { multi_az: [false, true] })],
      ["switched on where it is hidden before", change(DATABASE, "update", { multi_az: [HIDDEN, true] })],
      ["nothing to lose", change(DATABASE, "update", { multi_az: [false, UNKNOWN] })],
      ["created without", change(DATABASE, "create", { multi_az: [undefined, false] })],
      [
        "everything hidden, which has a risk of its own",
        change(DATABASE, "update", { "": [HIDDEN, HIDDEN] }),
      ],
      ["gone with the database", change(DATABASE, "delete", { multi_az: [true, undefined] })],
    ],
  },
  {
    id: "backups-lost",
    fires: [
      {
        label: "off",
        changes: change(DATABASE, "update", { backup_retention_period: [14, 0] }),
        risks: [
          "critical aws_db_instance.database backup_retention_period: backup_retention_period goes from 14 to 0: there is no point in time to go back to",
        ],
      },
      {
        label: "shorter",
        changes: change(DATABASE, "update", { backup_retention_period: [14, 7] }),
        risks: [
          "high aws_db_instance.database backup_retention_period: backup_retention_period goes from 14 to 7: older backups are deleted, and a mistake that is noticed later cannot be undone",
        ],
      },
      {
        label: "no longer set",
        changes: change("aws_rds_cluster.main", "update", { backup_retention_period: [14, null] }),
        risks: [
          "high aws_rds_cluster.main backup_retention_period: backup_retention_period goes from 14 to not set: older backups are deleted, and a mistake that is noticed later cannot be undone",
        ],
      },
      {
        label: "a table without points in time",
        changes: change("aws_dynamodb_table.orders", "update", {
          "point_in_time_recovery.0.enabled": [true, false],
        }),
        risks: [
          "critical aws_dynamodb_table.orders point_in_time_recovery.enabled: point_in_time_recovery.enabled goes from true to false: there is no point in time to go back to",
        ],
      },
      {
        label: "deleted with the database",
        changes: change(DATABASE, "update", { delete_automated_backups: [false, true] }),
        risks: [
          "high aws_db_instance.database delete_automated_backups: delete_automated_backups goes from false to true: its backups are deleted with it",
        ],
      },
      {
        label: "versions of a bucket",
        changes: change("aws_s3_bucket_versioning.uploads", "update", {
          "versioning_configuration.0.status": ["Enabled", "Suspended"],
        }),
        risks: [
          "high aws_s3_bucket_versioning.uploads versioning_configuration.status: versioning_configuration.status goes from Enabled to Suspended: what is overwritten or deleted in the bucket is gone",
        ],
      },
      {
        label: "the plan of backups",
        changes: change("aws_backup_plan.daily", "delete"),
        risks: ["high aws_backup_plan.daily -: is destroyed: what it backed up is backed up no more"],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(DATABASE, "update", { backup_retention_period: [14, UNKNOWN] }),
        risks: [
          "high aws_db_instance.database backup_retention_period: backup_retention_period goes from 14 to a value known only after the apply: what that changes cannot be told; at worst, older backups are deleted, and a mistake that is noticed later cannot be undone",
        ],
      },
      {
        label: "hidden before",
        changes: change(DATABASE, "update", { backup_retention_period: [HIDDEN, 7] }),
        risks: [
          "high aws_db_instance.database backup_retention_period: backup_retention_period goes from a hidden value to 7: what that changes cannot be told; at worst, older backups are deleted, and a mistake that is noticed later cannot be undone",
        ],
      },
      {
        label: "a hidden block",
        changes: change("aws_dynamodb_table.orders", "update", { point_in_time_recovery: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_dynamodb_table.orders point_in_time_recovery.enabled: point_in_time_recovery.enabled changes and is hidden: what that changes cannot be told; at worst, there is no point in time to go back to",
        ],
      },
    ],
    quiet: [
      ["longer", change(DATABASE, "update", { backup_retention_period: [7, 14] })],
      ["on", change(DATABASE, "update", { backup_retention_period: [0, 7] })],
      [
        "on, for a while that is known later",
        change(DATABASE, "update", { backup_retention_period: [0, UNKNOWN] }),
      ],
      ["another window", change(DATABASE, "update", { backup_window: ["03:00-04:00", "04:00-05:00"] })],
    ],
  },
  {
    id: "final-snapshot-skipped",
    fires: [
      {
        label: "from now on",
        changes: change(DATABASE, "update", { skip_final_snapshot: [false, true] }),
        risks: [
          "high aws_db_instance.database skip_final_snapshot: skip_final_snapshot goes from false to true: a later deletion leaves nothing to restore",
        ],
      },
      {
        label: "by this deletion",
        changes: change(DATABASE, "delete", { skip_final_snapshot: [true, undefined] }),
        risks: [
          "critical aws_db_instance.database skip_final_snapshot: skip_final_snapshot is true in the state: it is deleted by this plan without a snapshot",
        ],
      },
      {
        label: "by this replacement",
        changes: change(DATABASE, "replace-delete-first", {}, { unchanged: { skip_final_snapshot: true } }),
        risks: [
          "critical aws_db_instance.database skip_final_snapshot: skip_final_snapshot is true in the state: it is deleted by this plan without a snapshot",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(DATABASE, "update", { skip_final_snapshot: [false, UNKNOWN] }),
        risks: [
          "high aws_db_instance.database skip_final_snapshot: skip_final_snapshot goes from false to a value known only after the apply: what that changes cannot be told; at worst, a later deletion leaves nothing to restore",
        ],
      },
      {
        label: "hidden",
        changes: change("aws_docdb_cluster.main", "update", { skip_final_snapshot: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_docdb_cluster.main skip_final_snapshot: skip_final_snapshot changes and is hidden: what that changes cannot be told; at worst, a later deletion leaves nothing to restore",
        ],
      },
      {
        label: "hidden by a deletion",
        changes: change(DATABASE, "delete", { skip_final_snapshot: [HIDDEN, undefined] }),
        risks: [
          "high aws_db_instance.database skip_final_snapshot: whether a final snapshot is taken cannot be told",
        ],
      },
    ],
    quiet: [
      ["taken from now on", change(DATABASE, "update", { skip_final_snapshot: [true, false] })],
      ["taken by this deletion", change(DATABASE, "delete", { skip_final_snapshot: [false, undefined] })],
      ["a new database", change(DATABASE, "create", { skip_final_snapshot: [undefined, true] })],
    ],
  },
];
