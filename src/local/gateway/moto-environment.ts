/** Nothing of the user's AWS configuration reaches moto, and no MOTO_ switch changes what was measured. */
const LEFT_OUT = /^(?:AWS_|MOTO_|BOTO|TEST_SERVER_MODE)/u;

/** moto's environment: the caller's without its AWS side, and the switches that make moto behave as AWS does. */
export function motoEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  accountId: string,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !LEFT_OUT.test(name)) kept[name] = value;
  }
  return {
    ...kept,
    MOTO_ACCOUNT_ID: accountId,
    // Policies such as AmazonRDSEnhancedMonitoringRole exist in every account.
    MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
    // Seconds until a certificate is issued; moto's own default is 60.
    MOTO_ACM_VALIDATION_WAIT: "1",
    // Without it any word is an instance type.
    MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: "true",
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_EC2_METADATA_DISABLED: "true",
    // moto's log lines must come while they are news.
    PYTHONUNBUFFERED: "1",
  };
}
