import { change, EMPTY, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const DATABASE = "aws_db_instance.database";
const NARROW = '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}';
const OTHER =
  '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::a/*"}]}';

export const DATA_CASES: readonly RiskCase[] = [
  {
    id: "database-made-public",
    fires: [
      {
        label: "switched on",
        changes: change(DATABASE, "update", { publicly_accessible: [false, true] }),
        risks: [
          "critical aws_db_instance.database publicly_accessible: publicly_accessible goes from false to true: it gets an address of the internet",
        ],
      },
      {
        label: "created public",
        changes: change(DATABASE, "create", { publicly_accessible: [undefined, true] }),
        risks: [
          "critical aws_db_instance.database publicly_accessible: publicly_accessible goes from not set to true: it gets an address of the internet",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(DATABASE, "update", { publicly_accessible: [false, UNKNOWN] }),
        risks: [
          "high aws_db_instance.database publicly_accessible: publicly_accessible goes from false to a value known only after the apply: what that changes cannot be told",
        ],
      },
      {
        label: "hidden",
        changes: change(DATABASE, "update", { publicly_accessible: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database publicly_accessible: publicly_accessible changes and is hidden: what that changes cannot be told",
        ],
      },
    ],
    quiet: [
      ["switched off", change(DATABASE, "update", { publicly_accessible: [true, false] })],
      ["created inside", change(DATABASE, "create", { publicly_accessible: [undefined, false] })],
      [
        "a new server of a cluster, where the provider computes it",
        change("aws_rds_cluster_instance.one", "create", { publicly_accessible: [undefined, UNKNOWN] }),
      ],
      [
        "an empty list elsewhere",
        change(DATABASE, "update", { enabled_cloudwatch_logs_exports: [undefined, EMPTY] }),
      ],
    ],
  },
  {
    id: "data-store-destroyed",
    fires: [
      {
        label: "a bucket",
        changes: change("aws_s3_bucket.uploads", "delete"),
        risks: ["high aws_s3_bucket.uploads -: is destroyed: what is in it is gone"],
      },
      {
        label: "a table that is replaced",
        changes: change(
          "aws_dynamodb_table.orders",
          "replace-delete-first",
          {},
          { replacePaths: [["hash_key"]] },
        ),
        risks: [
          "high aws_dynamodb_table.orders -: is replaced (deleted, then created anew), which hash_key forces: what is in it is gone",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_efs_file_system.shared", "delete", { "": [HIDDEN, undefined] }),
        risks: ["high aws_efs_file_system.shared -: is destroyed: what is in it is gone"],
      },
    ],
    quiet: [
      ["the bucket of the state, which is worse", change("aws_s3_bucket.state", "delete")],
      ["a database", change(DATABASE, "delete")],
      ["an update", change("aws_s3_bucket.uploads", "update", { "tags.Owner": ["a", "b"] })],
    ],
  },
  {
    id: "state-touched",
    fires: [
      {
        label: "the bucket",
        changes: change("aws_s3_bucket.state", "delete"),
        risks: [
          "critical aws_s3_bucket.state -: is destroyed: without its state Terraform creates everything again",
        ],
      },
      {
        label: "the bucket of another project",
        changes: change(
          "module.backend.aws_s3_bucket.this",
          "replace-delete-first",
          { bucket: ["acme-tfstate", "acme-tfstate-2"] },
          { replacePaths: [["bucket"]] },
        ),
        risks: [
          "critical module.backend.aws_s3_bucket.this -: is replaced (deleted, then created anew), which bucket forces: without its state Terraform creates everything again",
        ],
      },
      {
        label: "its versions",
        changes: change("aws_s3_bucket_versioning.state", "update", {
          "versioning_configuration.0.status": ["Enabled", "Suspended"],
        }),
        risks: [
          "critical aws_s3_bucket_versioning.state versioning_configuration.status: versioning_configuration.status changes: an overwritten state can be brought back only while versions are kept",
        ],
      },
      {
        label: "its policy",
        changes: change("aws_s3_bucket_policy.state", "update", { policy: [NARROW, OTHER] }),
        risks: [
          "high aws_s3_bucket_policy.state policy: policy changes: every later plan and apply depends on it",
        ],
      },
      {
        label: "what guards it",
        changes: change("aws_s3_bucket_public_access_block.state", "delete"),
        risks: [
          "high aws_s3_bucket_public_access_block.state -: is destroyed: what guarded the state is gone",
        ],
      },
      {
        label: "the table, by its key",
        changes: change("aws_dynamodb_table.this", "delete", { hash_key: ["LockID", undefined] }),
        risks: [
          "critical aws_dynamodb_table.this -: is destroyed: two applies at once then overwrite each other's state",
        ],
      },
      {
        label: "the table, by its name",
        changes: change("aws_dynamodb_table.terraform_locks", "replace-delete-first"),
        risks: [
          "critical aws_dynamodb_table.terraform_locks -: is replaced (deleted, then created anew): two applies at once then overwrite each other's state",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_s3_bucket_versioning.state", "update", {
          "versioning_configuration.0.status": [HIDDEN, HIDDEN],
        }),
        risks: [
          "critical aws_s3_bucket_versioning.state versioning_configuration.status: versioning_configuration.status changes: an overwritten state can be brought back only while versions are kept",
        ],
      },
      {
        label: "a policy that is known later",
        changes: change("aws_s3_bucket_policy.state", "update", { policy: [NARROW, UNKNOWN] }),
        risks: [
          "high aws_s3_bucket_policy.state policy: policy changes: every later plan and apply depends on it",
        ],
      },
    ],
    quiet: [
      [
        "a new bucket",
        change("aws_s3_bucket.state", "create", { bucket: [undefined, "durable-prod-state"] }),
      ],
      [
        "its tags",
        change("aws_s3_bucket.state", "update", { "tags.Owner": ["a", "b"], "tags_all.Owner": ["a", "b"] }),
      ],
      ["another bucket", change("aws_s3_bucket.uploads", "delete", { bucket: ["acme-uploads", undefined] })],
      ["a table of orders", change("aws_dynamodb_table.orders", "delete", { hash_key: ["id", undefined] })],
      ["a bucket of the real estate", change("aws_s3_bucket.estate", "delete")],
    ],
  },
  {
    id: "logs-removed",
    fires: [
      {
        label: "a trail",
        changes: change("aws_cloudtrail.all", "delete"),
        risks: ["high aws_cloudtrail.all -: is destroyed: who did what is no longer written down"],
      },
      {
        label: "a trail that is switched off",
        changes: change("aws_cloudtrail.all", "update", { enable_logging: [true, false] }),
        risks: [
          "high aws_cloudtrail.all enable_logging: enable_logging goes from true to false: what happens is no longer written down",
        ],
      },
      {
        label: "flow logs",
        changes: change(
          "aws_flow_log.flow_logs",
          "replace-delete-first",
          {},
          { replacePaths: [["traffic_type"]] },
        ),
        risks: [
          "high aws_flow_log.flow_logs -: is replaced (deleted, then created anew), which traffic_type forces: who did what is no longer written down",
        ],
      },
      {
        label: "a log group",
        changes: change("aws_cloudwatch_log_group.web", "delete"),
        risks: ["medium aws_cloudwatch_log_group.web -: is destroyed, with what was written until now"],
      },
      {
        label: "for a shorter time",
        changes: change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [90, 30] }),
        risks: [
          "low aws_cloudwatch_log_group.web retention_in_days: retention_in_days goes from 90 to 30 days: what is older is deleted",
        ],
      },
      {
        label: "no longer for ever",
        changes: change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [0, 30] }),
        risks: [
          "low aws_cloudwatch_log_group.web retention_in_days: retention_in_days goes from 0 to 30 days: what is older is deleted",
        ],
      },
      {
        label: "of a balancer",
        changes: change("aws_lb.web_balancer", "update", { "access_logs.0.enabled": [true, false] }),
        risks: [
          "medium aws_lb.web_balancer access_logs.enabled: access_logs.enabled goes from true to false: what happens is no longer written down",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [HIDDEN, HIDDEN] }),
        risks: [
          "medium aws_cloudwatch_log_group.web retention_in_days: retention_in_days changes and is hidden: what that changes cannot be told; what is older than it is deleted",
        ],
      },
      {
        label: "a hidden switch",
        changes: change("aws_cloudtrail.all", "update", { enable_logging: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_cloudtrail.all enable_logging: enable_logging changes and is hidden: what that changes cannot be told; at worst, what happens is no longer written down",
        ],
      },
    ],
    quiet: [
      [
        "for a longer time",
        change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [30, 90] }),
      ],
      ["for ever", change("aws_cloudwatch_log_group.web", "update", { retention_in_days: [30, 0] })],
      ["a log stream", change("aws_cloudwatch_log_stream.web", "delete")],
    ],
  },
];
