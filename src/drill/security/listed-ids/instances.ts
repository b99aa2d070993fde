import type { ListedRow } from "./listed-row";

export const INSTANCES: readonly ListedRow[] = [
  { row: 25, asks: "LT metadata_options.http_tokens=required", ids: "CKV_AWS_79 AWS-0130 EC2.170 CIS-5.6" },
  { row: 26, asks: "LT hop limit 1", ids: "CKV_AWS_341" },
  { row: 27, asks: "LT no public IP", ids: "CKV_AWS_88 AWS-0009 EC2.25 EC2.9" },
  {
    row: 28,
    asks: "LT EBS encrypted (+CMK); neither Checkov nor Trivy inspects the block devices of launch templates",
    ids: "CKV_AWS_8 CKV_AWS_3 CKV_AWS_189 AWS-0131 AWS-0026 AWS-0027 EC2.3 EC2.181(R) AwsSolutions-EC26 CIS-2.2.1(R)",
  },
  { row: 29, asks: "no secrets in user_data", ids: "CKV_AWS_46 AWS-0129 AWS-0029" },
  { row: 30, asks: "LT monitoring.enabled", ids: "CKV_AWS_126 AwsSolutions-EC28" },
  { row: 31, asks: "ASG uses launch_template", ids: "CKV_AWS_315 AutoScaling.9" },
  { row: 32, asks: "ASG >=2 AZ", ids: "AutoScaling.2" },
  {
    row: 33,
    asks: "ASG health_check_type ELB + grace period",
    ids: "CKV2_AWS_15 AutoScaling.1 AwsSolutions-AS2",
  },
  { row: 34, asks: "ASG tag/tags", ids: "CKV_AWS_153 AutoScaling.10(R)" },
  {
    row: 35,
    asks: "ASG cooldown not 0; notifications for all scaling events",
    ids: "AwsSolutions-AS1 AwsSolutions-AS3",
  },
  { row: 36, asks: "ASG several instance types", ids: "AutoScaling.6" },
  { row: 37, asks: "data.aws_ami.owners set / SSM AMI", ids: "AWS-0344" },
];
