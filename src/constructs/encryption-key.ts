import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { AccountFacts } from "./account-facts";
import { policyDocument, type PolicyStatement } from "./policy";

export interface EncryptionKeyProps {
  /** The alias, with its `alias/` prefix. */
  readonly alias: string;
  readonly description: string;
  /** Who may use the key beside the account's own IAM policies. @default nobody */
  readonly grants?: readonly PolicyStatement[];
  /** Terraform refuses to destroy the key: for data that outlives the stack. @default false */
  readonly retained?: boolean;
  /** Of the key's region. @default the stack's own */
  readonly provider?: AwsProvider;
}

/** A customer managed key that rotates every year, with a policy that is written out. */
export class EncryptionKey extends Construct {
  readonly arn: string;
  /** Depend on it where AWS must be able to use the key before something is created. */
  readonly key: KmsKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { alias, description, grants = [], retained = false, provider } = props;
    const place = provider === undefined ? {} : { provider };
    const facts = AccountFacts.of(this);
    this.key = new KmsKey(this, "kms-key", {
      ...place,
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument([
        {
          Sid: "AccountAdministers",
          Effect: "Allow",
          Principal: { AWS: `arn:${facts.partition}:iam::${facts.accountId}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        ...grants,
      ]),
      lifecycle: { preventDestroy: retained },
    });
    new KmsAlias(this, "kms-alias", { ...place, name: alias, targetKeyId: this.key.keyId });
    this.arn = this.key.arn;
  }
}

/** What a service needs to encrypt with a key on our behalf. */
export const USE_KEY_ACTIONS: readonly string[] = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "kms:ReEncrypt*",
];
