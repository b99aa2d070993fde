/** Where a principal gets what it may do, by the attribute that says who or what. */
export const GRANTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_iam_group_policy", ["policy", "group"]],
  ["aws_iam_group_policy_attachment", ["policy_arn", "group"]],
  ["aws_iam_group_membership", ["users", "group"]],
  ["aws_iam_instance_profile", ["role"]],
  ["aws_iam_policy", ["policy"]],
  ["aws_iam_policy_attachment", ["policy_arn", "roles", "users", "groups"]],
  ["aws_iam_role", ["managed_policy_arns", "inline_policy.policy", "permissions_boundary"]],
  ["aws_iam_role_policies_exclusive", ["policy_names"]],
  ["aws_iam_role_policy", ["policy", "role"]],
  ["aws_iam_role_policy_attachment", ["policy_arn", "role"]],
  ["aws_iam_role_policy_attachments_exclusive", ["policy_arns"]],
  ["aws_iam_user", ["permissions_boundary"]],
  ["aws_iam_user_group_membership", ["groups", "user"]],
  ["aws_iam_user_policy", ["policy", "user"]],
  ["aws_iam_user_policy_attachment", ["policy_arn", "user"]],
]);

/** Who may become somebody, or may use a thing from outside. */
export const TRUSTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_ecr_repository_policy", ["policy"]],
  ["aws_iam_openid_connect_provider", ["url", "client_id_list", "thumbprint_list"]],
  ["aws_iam_role", ["assume_role_policy"]],
  ["aws_iam_saml_provider", ["saml_metadata_document"]],
  ["aws_kms_grant", ["grantee_principal", "operations"]],
  ["aws_kms_key", ["policy"]],
  ["aws_kms_key_policy", ["policy"]],
  ["aws_lambda_permission", ["principal", "action", "source_arn", "source_account"]],
  ["aws_s3_bucket_policy", ["policy"]],
  ["aws_secretsmanager_secret_policy", ["policy"]],
  ["aws_sns_topic_policy", ["policy"]],
  ["aws_sqs_queue_policy", ["policy"]],
  ["aws_vpc_endpoint", ["policy"]],
  ["aws_vpc_endpoint_policy", ["policy"]],
]);

const MEMBERS: ReadonlySet<string> = new Set(["aws_iam_access_key", "aws_iam_group"]);
/** What has a policy and is something else. */
const WITH_POLICY: ReadonlySet<string> = new Set(["aws_kms_key", "aws_vpc_endpoint"]);

/** Whether a type has anything that says who may do what. */
export function isJudged(type: string): boolean {
  return GRANTS.has(type) || TRUSTS.has(type) || MEMBERS.has(type);
}

/** Whether it is nothing but that: its loss is the loss of an access. */
export function isIdentity(type: string): boolean {
  return isJudged(type) && !WITH_POLICY.has(type);
}
