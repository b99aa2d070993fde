import type { ListedRow } from "./listed-row";

export const IDENTITIES: readonly ListedRow[] = [
  { row: 38, asks: "IAM role trust names services only", ids: "CKV_AWS_60 CKV_AWS_61" },
  {
    row: 39,
    asks: "no *:*, no * action, no * resource on restrictable actions, no exfil/privesc/permission mgmt",
    ids: "CKV_AWS_62 CKV_AWS_63 CKV_AWS_286 CKV_AWS_287 CKV_AWS_288 CKV_AWS_289 CKV_AWS_290 CKV_AWS_355 CKV2_AWS_40 AWS-0345 AWS-0346 AWS-0342 AWS-0057 IAM.1 IAM.21 KMS.2 AwsSolutions-IAM5 CIS-1.16(R)",
  },
  {
    row: 40,
    asks: "no AdministratorAccess/IAMFullAccess attach; no AWS managed policies",
    ids: "CKV_AWS_274 CKV2_AWS_56 AwsSolutions-IAM4",
  },
  {
    row: 41,
    asks: "no IAM users/policies on users",
    ids: "CKV_AWS_40 CKV_AWS_273 AWS-0143 IAM.2 CIS-1.15(R)",
  },
  { row: 42, asks: "provider has no hard-coded keys", ids: "CKV_AWS_41" },
];
