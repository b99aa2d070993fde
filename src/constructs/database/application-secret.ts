import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { Construct } from "constructs";
import type { PolicyStatement } from "../policy";

export interface ApplicationSecretProps {
  readonly namePrefix: string;
  readonly keyArn: string;
  readonly masterSecretArn: string;
  readonly region: string;
  readonly retained: boolean;
}

/**
 * The application's own database login. Terraform makes the secret without a value, so that no password passes
 * through JSON or state; the first backend instance to boot makes the user and stores its password.
 */
export class ApplicationSecret extends Construct {
  readonly arn: string;
  /** What a backend instance may do with the two secrets and their key. */
  readonly permissions: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, props: ApplicationSecretProps) {
    super(scope, id);
    const { namePrefix, keyArn, masterSecretArn, region, retained } = props;
    const secret = new SecretsmanagerSecret(this, "secretsmanager-secret", {
      // A prefix: a deleted secret keeps its name for as long as it can be recovered.
      namePrefix: `${namePrefix}-application-`,
      description: "The application's database user; the first backend instance fills it in",
      kmsKeyId: keyArn,
      recoveryWindowInDays: retained ? 30 : 0,
    });
    this.arn = secret.arn;
    this.permissions = [
      {
        Sid: "ApplicationSecret",
        Effect: "Allow",
        Action: [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
        ],
        Resource: secret.arn,
      },
      {
        Sid: "MasterSecretAtFirstBoot",
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: masterSecretArn,
      },
      {
        Sid: "SecretsKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: keyArn,
        Condition: { StringLike: { "kms:ViaService": `secretsmanager.${region}.*` } },
      },
    ];
  }
}
