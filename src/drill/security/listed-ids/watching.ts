import type { ListedRow } from "./listed-row";

export const WATCHING: readonly ListedRow[] = [
  {
    row: 71,
    asks: "Log groups: retention, >=365 d, KMS",
    ids: "CKV_AWS_66 CKV_AWS_338 CKV_AWS_158 AWS-0017 CloudWatch.16(R)",
  },
  {
    row: 72,
    asks: "Alarm actions_enabled, actions set",
    ids: "CKV_AWS_319 CloudWatch.15(R) CloudWatch.17(R)",
  },
  {
    row: 73,
    asks: "SNS CMK; policy not public/cross-account; TLS publish",
    ids: "CKV_AWS_26 CKV_AWS_169 CKV_AWS_385 AWS-0095 AWS-0136 SNS.1(R) SNS.4 AwsSolutions-SNS3",
  },
  {
    row: 74,
    asks: "WAFv2: has rules, actions, Log4j (KnownBadInputs) managed group, logging, metrics",
    ids: "CKV_AWS_175 CKV_AWS_342 CKV_AWS_192 CKV2_AWS_31 CKV2_AWS_76 WAF.10 WAF.11 WAF.12(R)",
  },
  {
    row: 75,
    asks: "ACM: create_before_destroy, CT logging ENABLED, no wildcard, RSA>=2048",
    ids: "CKV_AWS_233 CKV_AWS_234 CKV2_AWS_71 ACM.2",
  },
  { row: 76, asks: "SSM parameters SecureString CMK", ids: "CKV_AWS_337 CKV2_AWS_34 AWS-0134 SSM.4" },
];
