import { BackupVault as AwsBackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import type { BackupVaultSettings } from "../../config/environment";
import { policyDocument } from "../policy";

export interface BackupVaultProps {
  readonly name: string;
  /** ARN of the key in the vault's own region. */
  readonly keyArn: string;
  /** Nobody deletes a backup, and Terraform refuses to destroy the vault; otherwise its backups go with it. */
  readonly retained: boolean;
  /** @default none */
  readonly lock?: BackupVaultSettings["lock"];
  /** Of the vault's region. @default the stack's own */
  readonly provider?: AwsProvider;
}

/** Where backups lie, apart from the database: deleting it, or its automated backups, does not reach them. */
export class BackupVault extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    const { name, keyArn, retained, lock = { kind: "none" }, provider } = props;
    const place = provider === undefined ? {} : { provider };
    const vault = new AwsBackupVault(this, "backup-vault", {
      ...place,
      name,
      kmsKeyArn: keyArn,
      // A vault that holds backups is not deleted otherwise: a destroy would stop half-way.
      forceDestroy: !retained,
      lifecycle: { preventDestroy: retained },
    });
    if (retained)
      new BackupVaultPolicy(this, "backup-vault-policy", {
        ...place,
        backupVaultName: vault.name,
        policy: keepBackups(vault.arn),
      });
    if (lock.kind !== "none")
      new BackupVaultLockConfiguration(this, "backup-vault-lock-configuration", {
        ...place,
        backupVaultName: vault.name,
        minRetentionDays: lock.minimumRetentionDays,
        ...(lock.kind === "compliance" ? { changeableForDays: lock.changeableForDays } : {}),
      });
    this.name = vault.name;
    this.arn = vault.arn;
  }
}

/**
 * Backups go when their time is over, and by no request. AWS's example denies the same:
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
function keepBackups(vaultArn: string): string {
  return policyDocument([
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
      Resource: vaultArn,
    },
  ]);
}
