import type { ListedRow } from "./listed-row";

export const BALANCERS: readonly ListedRow[] = [
  { row: 14, asks: "aws_lb.drop_invalid_header_fields true", ids: "CKV_AWS_131 AWS-0052 ELB.4" },
  { row: 15, asks: "aws_lb.enable_deletion_protection true", ids: "CKV_AWS_150 ELB.6" },
  { row: 16, asks: "aws_lb.access_logs{enabled=true}", ids: "CKV_AWS_91 ELB.5 AwsSolutions-ELB2" },
  { row: 17, asks: "aws_lb.desync_mitigation_mode defensive/strictest", ids: "CKV_AWS_328 ELB.12" },
  { row: 18, asks: "aws_lb.subnets >= 2 AZ", ids: "ELB.13" },
  {
    row: 19,
    asks: "HTTP listener only as redirect to HTTPS:443",
    ids: "CKV_AWS_2 CKV2_AWS_20 AWS-0054 ELB.1 ELB.18(R)",
  },
  {
    row: 20,
    asks: "ssl_policy ELBSecurityPolicy-TLS13-1-2-2021-06 or -TLS-1-2-* (not Ext1/Ext2, not 2016-08)",
    ids: "CKV_AWS_103 CKV2_AWS_74 AWS-0047 ELB.17",
  },
  {
    row: 21,
    asks: "target group HTTPS, or attached to a non-HTTP listener",
    ids: "CKV_AWS_378 ELB.21 ELB.22",
  },
  { row: 22, asks: "health_check.path defined", ids: "CKV_AWS_261" },
  { row: 23, asks: "public ALB -> aws_wafv2_web_acl_association", ids: "CKV2_AWS_28 ELB.16(R)" },
  { row: 24, asks: "internal ALB internal=true", ids: "AWS-0053" },
];
