import type { ListedRow } from "./listed-row";

export const DATABASES: readonly ListedRow[] = [
  { row: 43, asks: "aws_db_instance.multi_az", ids: "CKV_AWS_157 RDS.5 AwsSolutions-RDS3" },
  {
    row: 44,
    asks: "storage_encrypted (+kms_key_id)",
    ids: "CKV_AWS_16 AWS-0080 RDS.3 AwsSolutions-RDS2 CIS-2.3.1(R)",
  },
  {
    row: 45,
    asks: "publicly_accessible false",
    ids: "CKV_AWS_17 AWS-0180 RDS.2 AwsSolutions-RDS8 CIS-2.3.3(R)",
  },
  {
    row: 46,
    asks: "backup_retention_period >= 7 (Trivy >=2)",
    ids: "CKV_AWS_133 AWS-0077 RDS.11 AwsSolutions-RDS13",
  },
  { row: 47, asks: "deletion_protection", ids: "CKV_AWS_293 AWS-0177 RDS.8 AwsSolutions-RDS10" },
  { row: 48, asks: "iam_database_authentication_enabled", ids: "CKV_AWS_161 AWS-0176 RDS.10" },
  { row: 49, asks: "auto_minor_version_upgrade", ids: "CKV_AWS_226 RDS.13 CIS-2.3.2(R)" },
  { row: 50, asks: "monitoring_interval in 1,5,10,15,30,60", ids: "CKV_AWS_118 RDS.6" },
  {
    row: 51,
    asks: "enabled_cloudwatch_logs_exports = audit,error,general,slowquery (FSBP lists all four for MySQL)",
    ids: "CKV_AWS_129 RDS.9",
  },
  { row: 52, asks: "performance_insights_enabled + CMK", ids: "CKV_AWS_353 CKV_AWS_354 AWS-0133 AWS-0078" },
  { row: 53, asks: "copy_tags_to_snapshot", ids: "CKV2_AWS_60 RDS.17" },
  { row: 54, asks: "ca_cert_identifier rds-ca-rsa2048-g1/rsa4096/ecc384", ids: "CKV_AWS_211" },
  { row: 55, asks: "parameter group require_secure_transport = 1 (ON fails)", ids: "CKV2_AWS_69 RDS.39(R)" },
  { row: 56, asks: "port not 3306; username not admin", ids: "RDS.23 RDS.25 AwsSolutions-RDS11" },
  { row: 57, asks: "in VPC, private subnets", ids: "RDS.18 RDS.46(R)" },
  {
    row: 58,
    asks: "aws_db_event_subscription maintenance, configuration change, failure (+PG, SG)",
    ids: "RDS.20 RDS.21 RDS.22",
  },
  { row: 59, asks: "no DB security group", ids: "CKV_AWS_198" },
  {
    row: 60,
    asks: "manage_master_user_password (no password in JSON/state); if own secret: CMK + rotation <=90 d",
    ids: "CKV_AWS_149 CKV_AWS_304 CKV2_AWS_57 AWS-0098 SecretsManager.1 AwsSolutions-SMG4",
  },
];
