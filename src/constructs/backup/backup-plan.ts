import { BackupPlan as AwsBackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { Construct } from "constructs";
import type { BackupVaultSettings } from "../../config/environment";
import { BackupRole } from "./backup-role";
import { BackupVault } from "./backup-vault";
import { CopyVault } from "./copy-vault";

/** In which time a backup is started, and given up, in minutes. An hour is AWS's shortest for the start. */
const START_MINUTES = 60;
const COMPLETION_MINUTES = 12 * 60;

export interface BackupPlanProps {
  readonly settings: BackupVaultSettings;
  readonly namePrefix: string;
  readonly databaseArn: string;
  /** ARN of the key of the database, and of its backups in the vault beside it. */
  readonly keyArn: string;
  /** Nobody deletes a backup, and Terraform refuses to destroy the vault. */
  readonly retained: boolean;
  /** Tags of the copies' region: its provider is another one. */
  readonly tags: Readonly<Record<string, string>>;
  readonly accountId: string;
}

/** Every day a backup of the database into a vault, and from there into another region where that is asked for. */
export class BackupPlan extends Construct {
  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const { settings, namePrefix, databaseArn, keyArn, retained, tags, accountId } = props;
    const { retentionDays, startTime, lock, copy } = settings;
    const vault = new BackupVault(this, "vault", {
      name: `${namePrefix}-backups`,
      keyArn,
      retained,
      lock,
    });
    const copies =
      copy.kind === "region"
        ? new CopyVault(this, "copies", { namePrefix, region: copy.region, retained, tags, accountId })
        : undefined;
    const role = new BackupRole(this, "role", {
      namePrefix,
      databaseArn,
      vaultArn: vault.arn,
      keyArn,
      ...(copies === undefined ? {} : { copy: { vaultArn: copies.vaultArn, keyArn: copies.keyArn } }),
    });
    const [hour, minute] = startTime.split(":").map(Number);
    const plan = new AwsBackupPlan(this, "backup-plan", {
      name: `${namePrefix}-database`,
      rule: [
        {
          ruleName: "daily",
          targetVaultName: vault.name,
          schedule: `cron(${minute} ${hour} * * ? *)`,
          startWindow: START_MINUTES,
          completionWindow: COMPLETION_MINUTES,
          lifecycle: { deleteAfter: retentionDays },
          ...(copies === undefined || copy.kind === "none"
            ? {}
            : {
                copyAction: [
                  { destinationVaultArn: copies.vaultArn, lifecycle: { deleteAfter: copy.retentionDays } },
                ],
              }),
        },
      ],
    });
    new BackupSelection(this, "backup-selection", {
      name: `${namePrefix}-database`,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: [databaseArn],
      dependsOn: [...role.permissions],
    });
  }
}
