import type { DbInstance, DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";

/** RDS takes 41 characters at most. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html */
const PASSWORD_LENGTH = 40;
/** The lowest Terraform (and OpenTofu) with write-only arguments; ephemeral resources came one earlier. */
const TERRAFORM_VERSIONS = ">= 1.11";

/** What an instance is told of its master password, and which secret holds it. */
export interface MasterPassword {
  readonly told: Pick<
    DbInstanceConfig,
    | "manageMasterUserPassword"
    | "masterUserSecretKmsKeyId"
    | "passwordWo"
    | "passwordWoVersion"
    | "blueGreenUpdate"
  >;
  readonly secretArnOf: (instance: DbInstance) => string;
}

export interface MasterPasswordProps {
  readonly settings: DatabaseSettings;
  readonly namePrefix: string;
  readonly keyArn: string;
  readonly retained: boolean;
}

/** RDS keeps and rotates the password, or a secret of ours does. */
export function createMasterPassword(scope: Construct, props: MasterPasswordProps): MasterPassword {
  const { masterPassword } = props.settings;
  if (masterPassword.kind === "managed")
    return {
      told: { manageMasterUserPassword: true, masterUserSecretKmsKeyId: props.keyArn },
      secretArnOf: (instance) => instance.masterUserSecret.get(0).secretArn,
    };
  const secret = new OwnMasterSecret(scope, "master", { ...props, version: masterPassword.version });
  return {
    told: {
      passwordWo: secret.password,
      passwordWoVersion: masterPassword.version,
      ...(masterPassword.allows.kind === "blue-green-updates" ? { blueGreenUpdate: { enabled: true } } : {}),
    },
    secretArnOf: () => secret.arn,
  };
}

/**
 * A secret whose value Terraform passes on and never keeps: made by an ephemeral resource, written by a write-only
 * argument, and read again by another ephemeral resource, so that the database gets what the secret holds even where a
 * deploy before it ended between the two. CDKTF has no ephemeral resources: they are written past it.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
 */
class OwnMasterSecret extends Construct {
  readonly arn: string;
  /** A reference, for write-only arguments alone. */
  readonly password: string;

  constructor(scope: Construct, id: string, props: MasterPasswordProps & { readonly version: number }) {
    super(scope, id);
    const { settings, namePrefix, keyArn, retained, version } = props;
    const secret = new SecretsmanagerSecret(this, "secretsmanager-secret", {
      // A prefix: a deleted secret keeps its name for as long as it can be recovered.
      namePrefix: `${namePrefix}-master-`,
      description: "The database's master user; a deploy makes its password",
      kmsKeyId: keyArn,
      recoveryWindowInDays: retained ? 30 : 0,
    });
    const name = secret.friendlyUniqueId;
    const made = this.ephemeral("aws_secretsmanager_random_password", name, {
      password_length: PASSWORD_LENGTH,
      // Punctuation would have to be quoted somewhere; letters and digits are 238 random bits.
      exclude_punctuation: true,
    });
    const login = `{ username = "${settings.masterUser}", password = ${made}.random_password }`;
    const stored = new SecretsmanagerSecretVersion(this, "secretsmanager-secret-version", {
      secretId: secret.id,
      secretStringWo: `\${jsonencode(${login})}`,
      secretStringWoVersion: version,
    });
    // The ARN is known when there is a value, not before.
    const held = this.ephemeral("aws_secretsmanager_secret_version", name, { secret_id: stored.arn });
    this.arn = secret.arn;
    this.password = `\${jsondecode(${held}.secret_string).password}`;
    TerraformStack.of(this).addOverride("terraform.required_version", TERRAFORM_VERSIONS);
  }

  private ephemeral(type: string, name: string, body: Readonly<Record<string, unknown>>): string {
    TerraformStack.of(this).addOverride(`ephemeral.${type}.${name}`, body);
    return `ephemeral.${type}.${name}`;
  }
}
