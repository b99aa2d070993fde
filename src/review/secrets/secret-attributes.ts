/**
 * Attributes that hold a secret under a name that does not say so, by resource type; what is called a password or a
 * token is found by its name. From the provider's documentation:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  aws_secretsmanager_secret_version: ["secret_string", "secret_binary"],
  aws_ssm_parameter: ["value"],
  aws_iam_access_key: ["secret", "ses_smtp_password_v4", "encrypted_secret"],
  aws_api_gateway_api_key: ["value"],
  aws_appsync_api_key: ["key"],
  aws_kms_external_key: ["key_material_base64"],
  aws_lightsail_key_pair: ["private_key", "encrypted_private_key"],
  aws_sns_platform_application: ["platform_credential", "platform_principal"],
  aws_acm_certificate: ["private_key"],
  aws_cloudfront_key_value_store: ["value"],
  aws_ses_domain_identity: ["verification_token"],
  random_password: ["result", "bcrypt_hash"],
  tls_private_key: ["private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"],
  local_sensitive_file: ["content", "content_base64"],
  kubernetes_secret: ["data", "binary_data", "string_data"],
  kubernetes_secret_v1: ["data", "binary_data", "string_data"],
  vault_generic_secret: ["data_json", "data"],
  vault_kv_secret_v2: ["data_json", "data"],
  helm_release: ["set_sensitive"],
  cloudinit_config: ["rendered", "part"],
  template_cloudinit_config: ["rendered", "part"],
};

const NONE: ReadonlySet<string> = new Set();
const SETS = new Map(Object.entries(BY_TYPE).map(([type, attributes]) => [type, new Set(attributes)]));

/** Attributes of a resource type that are secrets under whatever name. */
export function secretAttributesOf(type: string): ReadonlySet<string> {
  return SETS.get(type) ?? NONE;
}

export const WEBHOOK_TYPE = "aws_sns_topic_subscription";

/** An endpoint of this type is a web address whose path is its secret; a queue's or a function's ARN is none. */
export function isWebhookEndpoint(type: string, attribute: string, value: unknown): boolean {
  return (
    type === WEBHOOK_TYPE && attribute === "endpoint" && typeof value === "string" && /^https?:/i.test(value)
  );
}
