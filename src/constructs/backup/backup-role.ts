import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccountFacts } from "../account-facts";
import { policyDocument, type PolicyStatement, trustService } from "../policy";

interface Place {
  readonly vaultArn: string;
  readonly keyArn: string;
}

export interface BackupRoleProps extends Place {
  readonly namePrefix: string;
  readonly databaseArn: string;
  /** Where copies go. @default nowhere */
  readonly copy?: Place;
}

/**
 * The role of AWS Backup: of AWS's managed policy what a snapshot of this one database needs, and no more. It restores
 * nothing: who restores brings a role of their own.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 */
export class BackupRole extends Construct {
  readonly arn: string;
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: BackupRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "iam-role", {
      name: `${props.namePrefix}-backup`,
      assumeRolePolicy: trustService("backup.amazonaws.com", AccountFacts.of(this).accountId),
    });
    const policy = new IamRolePolicy(this, "iam-role-policy", {
      name: "back-up-the-database",
      role: role.id,
      policy: policyDocument(statements(props, AccountFacts.of(this))),
    });
    this.arn = role.arn;
    this.permissions = [policy];
  }
}

function statements(
  { databaseArn, vaultArn, keyArn, copy }: BackupRoleProps,
  facts: AccountFacts,
): readonly PolicyStatement[] {
  // What AWS Backup makes is called so, in every region that it copies to.
  const snapshots = facts.arn("rds", "*", "snapshot:awsbackup:*");
  const vaults = copy === undefined ? vaultArn : [vaultArn, copy.vaultArn];
  const keys = copy === undefined ? keyArn : [keyArn, copy.keyArn];
  return [
    {
      Sid: "Look",
      Effect: "Allow",
      Action: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "tag:GetResources"],
      Resource: "*",
    },
    {
      Sid: "Snapshot",
      Effect: "Allow",
      Action: [
        "rds:AddTagsToResource",
        "rds:CopyDBSnapshot",
        "rds:CreateDBSnapshot",
        "rds:ListTagsForResource",
      ],
      Resource: [databaseArn, snapshots],
    },
    {
      Sid: "OwnSnapshots",
      Effect: "Allow",
      Action: ["rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"],
      Resource: snapshots,
    },
    {
      Sid: "Vaults",
      Effect: "Allow",
      Action: ["backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
      Resource: vaults,
    },
    { Sid: "Keys", Effect: "Allow", Action: "kms:DescribeKey", Resource: keys },
    {
      Sid: "KeyGrants",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: keys,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
