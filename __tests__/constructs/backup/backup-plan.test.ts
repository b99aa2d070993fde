import type { BackupVaultSettings } from "../../../src/config/environment";
import { BackupPlan } from "../../../src/constructs/backup/backup-plan";
import { resource, resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

const DAILY: BackupVaultSettings = {
  kind: "daily",
  retentionDays: 35,
  startTime: "06:05",
  lock: { kind: "none" },
  copy: { kind: "none" },
};

function planOf(settings: Partial<BackupVaultSettings> = {}, retained = true) {
  return synthesizeScope((scope) => {
    new BackupPlan(scope, "backup", {
      settings: { ...DAILY, ...settings },
      namePrefix: "durable-test",
      databaseArn: "arn:db",
      keyArn: "arn:key",
      retained,
      tags: { System: "durable-system" },
      accountId: "111122223333",
    });
  }).json;
}

const VAULT = "${aws_backup_vault.backup_vault_backup-vault.arn}";
const COPIES = "${aws_backup_vault.backup_copies_vault_backup-vault.arn}";

describe("a backup plan", () => {
  const json = planOf();

  it("is a daily backup of this one database, found by its ARN", () => {
    expect(resources(json, "aws_backup_plan")).toEqual({
      "backup_backup-plan": {
        name: "durable-test-database",
        rule: [
          {
            rule_name: "daily",
            target_vault_name: "${aws_backup_vault.backup_vault_backup-vault.name}",
            schedule: "cron(5 6 * * ? *)",
            start_window: 60,
            completion_window: 720,
            lifecycle: { delete_after: 35 },
          },
        ],
      },
    });
    expect(resources(json, "aws_backup_selection")).toEqual({
      "backup_backup-selection": {
        name: "durable-test-database",
        plan_id: "${aws_backup_plan.backup_backup-plan.id}",
        iam_role_arn: "${aws_iam_role.backup_role_iam-role.arn}",
        resources: ["arn:db"],
        depends_on: ["aws_iam_role_policy.backup_role_iam-role-policy"],
      },
    });
  });

  it("keeps its vault where data is retained: no destroy, and nobody deletes a backup", () => {
    expect(resources(json, "aws_backup_vault")).toEqual({
      "backup_vault_backup-vault": {
        name: "durable-test-backups",
        kms_key_arn: "arn:key",
        force_destroy: false,
        lifecycle: { prevent_destroy: true },
      },
    });
    const [policy] = Object.values(resources(json, "aws_backup_vault_policy"));
    expect(statements(policy?.["policy"])).toEqual([
      {
        Sid: "KeepBackups",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "backup:DeleteRecoveryPoint",
          "backup:DisassociateRecoveryPoint",
          "backup:UpdateRecoveryPointLifecycle",
        ],
        Resource: "*",
      },
      {
        Sid: "KeepVault",
        Effect: "Deny",
        Principal: "*",
        Action: "backup:DeleteBackupVault",
        Resource: VAULT,
      },
    ]);
  });

  it("lets its vault go, backups and all, where the environment is disposable", () => {
    const disposable = planOf({}, false);
    expect(resource(disposable, "aws_backup_vault.backup_vault_backup-vault")).toMatchObject({
      force_destroy: true,
      lifecycle: { prevent_destroy: false },
    });
    expect(resources(disposable, "aws_backup_vault_policy")).toEqual({});
  });

  it.each([
    [{ kind: "governance", minimumRetentionDays: 7 } as const, { min_retention_days: 7 }],
    [
      { kind: "compliance", minimumRetentionDays: 14, changeableForDays: 3 } as const,
      { min_retention_days: 14, changeable_for_days: 3 },
    ],
  ])("locks its vault as asked: %j", (lock, written) => {
    expect(resources(planOf({ lock }), "aws_backup_vault_lock_configuration")).toEqual({
      "backup_vault_backup-vault-lock-configuration": {
        backup_vault_name: "${aws_backup_vault.backup_vault_backup-vault.name}",
        ...written,
      },
    });
  });

  it("has no lock and no provider of another region unless asked", () => {
    expect(resources(json, "aws_backup_vault_lock_configuration")).toEqual({});
    expect(json.provider).toBeUndefined();
  });
});

describe("the role of AWS Backup", () => {
  const role = (json: ReturnType<typeof planOf>) =>
    statements(resource(json, "aws_iam_role_policy.backup_role_iam-role-policy")["policy"]);
  const SNAPSHOTS =
    "arn:${data.aws_partition.current_partition.partition}:rds:*:${data.aws_caller_identity.current_caller-identity.account_id}:snapshot:awsbackup:*";

  it("acts for this account alone", () => {
    const trust = resource(planOf(), "aws_iam_role.backup_role_iam-role")["assume_role_policy"];
    expect(statements(trust)).toEqual([
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "${data.aws_caller_identity.current_caller-identity.account_id}",
          },
        },
      },
    ]);
  });

  it("may snapshot this database with this key, and change nothing else", () => {
    expect(role(planOf()).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "tag:GetResources"], "*"],
      [
        ["rds:AddTagsToResource", "rds:CopyDBSnapshot", "rds:CreateDBSnapshot", "rds:ListTagsForResource"],
        ["arn:db", SNAPSHOTS],
      ],
      [["rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"], SNAPSHOTS],
      [["backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "backup:DescribeBackupVault"], VAULT],
      ["kms:DescribeKey", "arn:key"],
      ["kms:CreateGrant", "arn:key"],
    ]);
  });

  it("may use the vault and the key of the other region where copies go there", () => {
    const key = "${aws_kms_key.backup_copies_key_kms-key.arn}";
    const granted = role(planOf({ copy: { kind: "region", region: "us-west-2", retentionDays: 90 } }));
    expect(granted.slice(3).map(({ Resource }) => Resource)).toEqual([
      [VAULT, COPIES],
      ["arn:key", key],
      ["arn:key", key],
    ]);
  });
});

describe("copies in another region", () => {
  const json = planOf({ copy: { kind: "region", region: "us-west-2", retentionDays: 90 } });

  it("are made there by a provider of that region, with the same tags and the same account", () => {
    expect(json.provider.aws).toEqual([
      {
        alias: "copies",
        region: "us-west-2",
        allowed_account_ids: ["111122223333"],
        default_tags: [{ tags: { System: "durable-system" } }],
      },
    ]);
  });

  it("lie in a vault with a key of that region, both retained", () => {
    expect(resource(json, "aws_backup_vault.backup_copies_vault_backup-vault")).toEqual({
      provider: "aws.copies",
      name: "durable-test-copies",
      kms_key_arn: "${aws_kms_key.backup_copies_key_kms-key.arn}",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(json, "aws_kms_key.backup_copies_key_kms-key")).toMatchObject({
      provider: "aws.copies",
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(resource(json, "aws_kms_alias.backup_copies_key_kms-alias")).toMatchObject({
      provider: "aws.copies",
      name: "alias/durable-test-copies",
    });
    expect(
      resource(json, "aws_backup_vault_policy.backup_copies_vault_backup-vault-policy")["provider"],
    ).toBe("aws.copies");
  });

  it("are copied after every backup, for as long as asked", () => {
    const [rule] = resource(json, "aws_backup_plan.backup_backup-plan")["rule"] as {
      copy_action: unknown;
    }[];
    expect(rule?.copy_action).toEqual([{ destination_vault_arn: COPIES, lifecycle: { delete_after: 90 } }]);
  });
});
