import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const DATABASE = "aws_db_instance.database";
const KEY = "aws_kms_key.volume_key";

export const ENCRYPTION_CASES: readonly RiskCase[] = [
  {
    id: "deletion-protection-lost",
    fires: [
      {
        label: "a database",
        changes: change(DATABASE, "update", { deletion_protection: [true, false] }),
        risks: [
          "high aws_db_instance.database deletion_protection: deletion_protection goes from true to false: a later mistake deletes it without a further question",
        ],
      },
      {
        label: "a balancer",
        changes: change("aws_lb.web_balancer", "update", { enable_deletion_protection: [true, null] }),
        risks: [
          "high aws_lb.web_balancer enable_deletion_protection: enable_deletion_protection goes from true to not set: a later mistake deletes it without a further question",
        ],
      },
      {
        label: "a bucket that may go with all that is in it",
        changes: change("aws_s3_bucket.uploads", "update", { force_destroy: [false, true] }),
        risks: [
          "high aws_s3_bucket.uploads force_destroy: force_destroy goes from false to true: a later mistake deletes it without a further question",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(DATABASE, "update", { deletion_protection: [true, UNKNOWN] }),
        risks: [
          "high aws_db_instance.database deletion_protection: deletion_protection goes from true to a value known only after the apply: what that changes cannot be told; at worst, a later mistake deletes it without a further question",
        ],
      },
      {
        label: "hidden",
        changes: change(DATABASE, "update", { deletion_protection: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database deletion_protection: deletion_protection changes and is hidden: what that changes cannot be told; at worst, a later mistake deletes it without a further question",
        ],
      },
    ],
    quiet: [
      ["switched on", change(DATABASE, "update", { deletion_protection: [false, true] })],
      [
        "created without",
        change("aws_lb.web_balancer", "create", { enable_deletion_protection: [undefined, false] }),
      ],
      [
        "gone with the balancer",
        change("aws_lb.web_balancer", "delete", { enable_deletion_protection: [true, undefined] }),
      ],
    ],
  },
  {
    id: "encryption-changed",
    fires: [
      {
        label: "off",
        changes: change(
          DATABASE,
          "replace-delete-first",
          { storage_encrypted: [true, false] },
          { replacePaths: [["storage_encrypted"]] },
        ),
        risks: [
          "critical aws_db_instance.database storage_encrypted: storage_encrypted goes from true to false: whoever gets a copy reads it",
        ],
      },
      {
        label: "another key",
        changes: change(DATABASE, "update", { kms_key_id: ["arn:aws:kms:1", "arn:aws:kms:2"] }),
        risks: [
          "high aws_db_instance.database kms_key_id: kms_key_id goes from arn:aws:kms:1 to arn:aws:kms:2; what may not use the new key can no longer read or start",
        ],
      },
      {
        label: "no key of one's own",
        changes: change("aws_sns_topic.events", "update", { kms_master_key_id: ["arn:aws:kms:1", null] }),
        risks: [
          "high aws_sns_topic.events kms_master_key_id: kms_master_key_id goes from arn:aws:kms:1 to not set; what may not use the new key can no longer read or start",
        ],
      },
      {
        label: "what a name of a key means",
        changes: change("aws_kms_alias.data_key", "update", { target_key_id: ["key-1", "key-2"] }),
        risks: [
          "high aws_kms_alias.data_key target_key_id: target_key_id goes from key-1 to key-2; what may not use the new key can no longer read or start",
        ],
      },
      {
        label: "disks of new instances",
        changes: change("aws_launch_template.web", "update", {
          "block_device_mappings.0.ebs.0.encrypted": ["true", "false"],
        }),
        risks: [
          "critical aws_launch_template.web block_device_mappings.ebs.encrypted: block_device_mappings.ebs.encrypted goes from true to false: whoever gets a copy reads it",
        ],
      },
      {
        label: "a bucket",
        changes: change("aws_s3_bucket_server_side_encryption_configuration.uploads", "delete"),
        risks: [
          "high aws_s3_bucket_server_side_encryption_configuration.uploads -: is destroyed: new objects are no longer encrypted with the key that was chosen",
        ],
      },
    ],
    untold: [
      {
        label: "a key that is made now",
        changes: change(DATABASE, "update", { kms_key_id: ["arn:aws:kms:1", UNKNOWN] }),
        risks: [
          "high aws_db_instance.database kms_key_id: kms_key_id goes from arn:aws:kms:1 to a value known only after the apply: what that changes cannot be told; what may not use the new key can no longer read or start",
        ],
      },
      {
        label: "hidden",
        changes: change(DATABASE, "update", { storage_encrypted: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_db_instance.database storage_encrypted: storage_encrypted changes and is hidden: what that changes cannot be told; at worst, whoever gets a copy reads it",
        ],
      },
    ],
    quiet: [
      ["on", change(DATABASE, "replace-delete-first", { storage_encrypted: [false, true] })],
      [
        "a key where there was none",
        change("aws_sns_topic.events", "update", { kms_master_key_id: [null, "arn:aws:kms:1"] }),
      ],
      [
        "a new database",
        change(DATABASE, "create", {
          storage_encrypted: [undefined, true],
          kms_key_id: [undefined, UNKNOWN],
        }),
      ],
    ],
  },
  {
    id: "key-deletion-scheduled",
    fires: [
      {
        label: "with its window",
        changes: change(KEY, "delete", { deletion_window_in_days: [7, undefined] }),
        risks: [
          "critical aws_kms_key.volume_key -: is destroyed: what is encrypted with it cannot be read from now on, and after 7 days never again",
        ],
      },
      {
        label: "with the default window",
        changes: change(KEY, "delete", {}, { unchanged: { deletion_window_in_days: null } }),
        risks: [
          "critical aws_kms_key.volume_key -: is destroyed: what is encrypted with it cannot be read from now on, and after 30 days never again",
        ],
      },
      {
        label: "replaced",
        changes: change(KEY, "replace-create-first", {}, { replacePaths: [["key_usage"]] }),
        risks: [
          "critical aws_kms_key.volume_key -: is replaced (created anew, then deleted), which key_usage forces: what is encrypted with it cannot be read from now on, and after 7 to 30 days (which cannot be told) never again",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change(KEY, "delete", { "": [HIDDEN, undefined] }),
        risks: [
          "critical aws_kms_key.volume_key -: is destroyed: what is encrypted with it cannot be read from now on, and after 7 to 30 days (which cannot be told) never again",
        ],
      },
    ],
    quiet: [
      ["its alias", change("aws_kms_alias.volume_key", "delete")],
      ["another window", change(KEY, "update", { deletion_window_in_days: [30, 7] })],
    ],
  },
  {
    id: "key-disabled",
    fires: [
      {
        label: "disabled",
        changes: change(KEY, "update", { is_enabled: [true, false] }),
        risks: [
          "critical aws_kms_key.volume_key is_enabled: is_enabled goes from true to false: what is encrypted with it cannot be read while it is disabled",
        ],
      },
      {
        label: "never rotated",
        changes: change(KEY, "update", { enable_key_rotation: [true, false] }),
        risks: [
          "medium aws_kms_key.volume_key enable_key_rotation: enable_key_rotation goes from true to false: it is the same key for ever",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(KEY, "update", { is_enabled: [true, UNKNOWN] }),
        risks: [
          "high aws_kms_key.volume_key is_enabled: is_enabled goes from true to a value known only after the apply: what that changes cannot be told; at worst, what is encrypted with it cannot be read while it is disabled",
        ],
      },
      {
        label: "hidden",
        changes: change(KEY, "update", { is_enabled: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_kms_key.volume_key is_enabled: is_enabled changes and is hidden: what that changes cannot be told; at worst, what is encrypted with it cannot be read while it is disabled",
        ],
      },
    ],
    quiet: [
      ["enabled", change(KEY, "update", { is_enabled: [false, true] })],
      ["rotated", change(KEY, "update", { enable_key_rotation: [null, true] })],
    ],
  },
  {
    id: "secret-deleted",
    fires: [
      {
        label: "a secret with a window",
        changes: change("aws_secretsmanager_secret.application", "delete", {
          recovery_window_in_days: [30, undefined],
        }),
        risks: ["high aws_secretsmanager_secret.application -: is destroyed: whoever reads it fails"],
      },
      {
        label: "a secret without",
        changes: change("aws_secretsmanager_secret.application", "delete", {
          recovery_window_in_days: [0, undefined],
        }),
        risks: [
          "high aws_secretsmanager_secret.application -: is destroyed: whoever reads it fails, and nothing brings it back",
        ],
      },
      {
        label: "a parameter",
        changes: change("aws_ssm_parameter.flag", "replace-delete-first", {}, { replacePaths: [["name"]] }),
        risks: [
          "high aws_ssm_parameter.flag -: is replaced (deleted, then created anew), which name forces: whoever reads it fails",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_secretsmanager_secret.application", "delete", { "": [HIDDEN, undefined] }),
        risks: [
          "high aws_secretsmanager_secret.application -: is destroyed: whoever reads it fails; for how long it can be restored cannot be told",
        ],
      },
    ],
    quiet: [
      ["another value", change("aws_ssm_parameter.flag", "update", { value: [HIDDEN, HIDDEN] })],
      ["a new one", change("aws_secretsmanager_secret.application", "create")],
    ],
  },
];
