/** AWS's example account: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const ACCOUNT = "111122223333";

/** What the provider checks the form of, or an index needs: a mock makes up eight letters and empty lists. */
export function resourceDefaults(
  type: string,
  region: string,
): Readonly<Record<string, unknown>> | undefined {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
  const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    aws_autoscaling_policy: {
      arn: arn("autoscaling", "scalingPolicy:mock:autoScalingGroupName/mock:policyName/mock"),
    },
    aws_backup_vault: { arn: arn("backup", "backup-vault:mock") },
    aws_cloudwatch_log_group: { arn: arn("logs", "log-group:mock") },
    aws_db_instance: {
      arn: arn("rds", "db:mock"),
      master_user_secret: [
        {
          kms_key_id: arn("kms", "key/mock"),
          secret_arn: arn("secretsmanager", "secret:mock"),
          secret_status: "active",
        },
      ],
    },
    aws_iam_instance_profile: { arn: `arn:aws:iam::${ACCOUNT}:instance-profile/mock` },
    aws_iam_role: { arn: `arn:aws:iam::${ACCOUNT}:role/mock` },
    aws_kms_key: { arn: arn("kms", "key/mock") },
    aws_launch_template: { id: "lt-00000000000000000", latest_version: 1 },
    aws_lb: { arn: arn("elasticloadbalancing", "loadbalancer/app/mock/0000000000000000") },
    aws_lb_listener: {
      arn: arn("elasticloadbalancing", "listener/app/mock/0000000000000000/0000000000000000"),
    },
    aws_lb_target_group: { arn: arn("elasticloadbalancing", "targetgroup/mock/0000000000000000") },
    aws_secretsmanager_secret: { arn: arn("secretsmanager", "secret:mock") },
    aws_sns_topic: { arn: arn("sns", "mock") },
    aws_sqs_queue: { arn: arn("sqs", "mock") },
    aws_wafv2_web_acl: { arn: arn("wafv2", "regional/webacl/mock/00000000-0000-0000-0000-000000000000") },
  };
  return defaults[type];
}

/** The same for data sources. */
export function dataDefaults(type: string, region: string): Readonly<Record<string, unknown>> | undefined {
  const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    aws_caller_identity: { account_id: ACCOUNT },
    aws_kms_alias: { target_key_arn: `arn:aws:kms:${region}:${ACCOUNT}:key/mock` },
    aws_partition: { partition: "aws" },
    aws_prefix_list: { id: "pl-00000000" },
    aws_region: { id: region, name: region },
    aws_ssm_parameter: { insecure_value: "ami-00000000000000000" },
  };
  return defaults[type];
}
