import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { EncryptionKey } from "../encryption-key";
import { BackupVault } from "./backup-vault";

export interface CopyVaultProps {
  readonly namePrefix: string;
  /** Another one than the stack's. */
  readonly region: string;
  readonly retained: boolean;
  /** The default tags of everything there. */
  readonly tags: Readonly<Record<string, string>>;
  readonly accountId: string;
}

/** A vault in another region, with a key of that region: copies of backups stay readable when this region is gone. */
export class CopyVault extends Construct {
  readonly vaultArn: string;
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: CopyVaultProps) {
    super(scope, id);
    const { namePrefix, region, retained, tags, accountId } = props;
    const provider = new AwsProvider(this, "aws", {
      alias: "copies",
      region,
      allowedAccountIds: [accountId],
      defaultTags: [{ tags: { ...tags } }],
    });
    const key = new EncryptionKey(this, "key", {
      alias: `alias/${namePrefix}-copies`,
      description: `${namePrefix}: copies of the database's backups`,
      retained,
      provider,
    });
    const vault = new BackupVault(this, "vault", {
      name: `${namePrefix}-copies`,
      keyArn: key.arn,
      retained,
      provider,
    });
    this.vaultArn = vault.arn;
    this.keyArn = key.arn;
  }
}
