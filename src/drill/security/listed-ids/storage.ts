import type { ListedRow } from "./listed-row";

export const STORAGE: readonly ListedRow[] = [
  {
    row: 61,
    asks: "KMS rotation, enabled, policy present, no * principal",
    ids: "CKV_AWS_7 CKV_AWS_227 CKV_AWS_33 CKV2_AWS_64 AWS-0065 KMS.4(R) AwsSolutions-KMS5 CIS-3.6(R)",
  },
  {
    row: 62,
    asks: "S3 four-way public access block",
    ids: "CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV2_AWS_6 AWS-0086 AWS-0087 AWS-0091 AWS-0093 AWS-0094 S3.1 S3.2 S3.3 S3.8 AwsSolutions-S2 CIS-2.1.4(R)",
  },
  { row: 63, asks: "S3 versioning", ids: "CKV_AWS_21 AWS-0090 S3.14(R)" },
  { row: 64, asks: "S3 encryption / KMS", ids: "CKV_AWS_19 CKV_AWS_145 AWS-0132 AWS-0088" },
  { row: 65, asks: "S3 TLS-only policy", ids: "CKV_AWS_379 S3.5 AwsSolutions-S10 CIS-2.1.1(R)" },
  {
    row: 66,
    asks: "S3 no public/any principal, no lockout, ACLs disabled, cross-account restricted",
    ids: "CKV_AWS_20 CKV_AWS_70 CKV_AWS_93 CKV_AWS_375 CKV2_AWS_65 AWS-0092 S3.6 S3.12(R)",
  },
  { row: 67, asks: "S3 access logging", ids: "CKV_AWS_18 AWS-0089 S3.9(R) AwsSolutions-S1" },
  { row: 68, asks: "S3 lifecycle + abort multipart", ids: "CKV2_AWS_61 CKV_AWS_300 S3.10(R) S3.13(R)" },
  {
    row: 69,
    asks: "S3 CRR / events / MFA delete / object events",
    ids: "CKV_AWS_144 CKV2_AWS_62 AWS-0170 AWS-0171 AWS-0172 CIS-2.1.2(R)",
  },
  {
    row: 70,
    asks: "DynamoDB PITR, CMK, on-demand/auto, deletion protection",
    ids: "CKV_AWS_28 CKV_AWS_119 CKV2_AWS_16 AWS-0024 AWS-0025 DynamoDB.1 DynamoDB.2 DynamoDB.6 AwsSolutions-DDB3",
  },
];
