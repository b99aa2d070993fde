import { each, isThere, isTrue } from "../attribute-checks";
import { cannotTell, fsbp, pass, type SecurityRule } from "../security-rule";
import { companionsOf, hasGood } from "../companions";

const TABLES = ["aws_dynamodb_table"] as const;

export const TABLES_RULES: readonly SecurityRule[] = [
  {
    id: "table-recovery",
    title: "A table can be brought back to any second",
    why: "One wrong write, and there is no way back.",
    source: fsbp("dynamodb", 2),
    ids: ["CKV_AWS_28", "AWS-0024", "DynamoDB.2", "AwsSolutions-DDB3"],
    check: isTrue({
      types: TABLES,
      path: "point_in_time_recovery.enabled",
      fix: "Set point_in_time_recovery.enabled = true.",
    }),
  },
  {
    id: "table-key",
    title: "A table is encrypted with a key of its owner",
    why: "Only a key of your own says who may read the items, and logs who did.",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html",
    ids: ["CKV_AWS_119", "AWS-0025"],
    check: isThere({
      types: TABLES,
      path: "server_side_encryption.kms_key_arn",
      fix: "Set server_side_encryption with enabled = true and a kms_key_arn.",
    }),
  },
  {
    id: "table-capacity",
    title: "A table takes what comes",
    why: "Past a fixed capacity requests are refused.",
    source: fsbp("dynamodb", 1),
    ids: ["CKV2_AWS_16", "DynamoDB.1"],
    check: each(TABLES, undefined, (table, context) => {
      const mode = table.text("billing_mode", "PROVISIONED");
      const fix = 'Set billing_mode = "PAY_PER_REQUEST".';
      if (!mode.known) return cannotTell(table.address, mode.because, fix);
      if (mode.value === "PAY_PER_REQUEST") return pass(table.address);
      return hasGood(
        table,
        companionsOf(context, table, ["aws_appautoscaling_target"], "resource_id"),
        ({ address }) => pass(address),
        "has a fixed capacity",
        fix,
      );
    }),
  },
  {
    id: "table-deletion-protection",
    title: "A table is protected from deletion",
    why: "With it AWS refuses to delete the table until a person takes it off.",
    source: fsbp("dynamodb", 6),
    ids: ["DynamoDB.6"],
    check: isTrue({
      types: TABLES,
      path: "deletion_protection_enabled",
      fix: "Set deletion_protection_enabled = true.",
    }),
  },
];
