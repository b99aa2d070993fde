import type { ListedRow } from "./listed-row";

export const NETWORK: readonly ListedRow[] = [
  {
    row: 1,
    asks: "aws_default_security_group for every VPC with no ingress/egress blocks and no rule resources attached",
    ids: "CKV2_AWS_12 AWS-0173 EC2.2 CIS-5.4",
  },
  {
    row: 2,
    asks: "aws_flow_log per VPC, traffic_type ALL",
    ids: "CKV2_AWS_11 AWS-0178 EC2.6 AwsSolutions-VPC7 CIS-3.7(R)",
  },
  { row: 3, asks: "aws_subnet.map_public_ip_on_launch false", ids: "CKV_AWS_130 AWS-0164 EC2.15" },
  { row: 4, asks: "no aws_default_vpc", ids: "CKV_AWS_148 AWS-0101" },
  {
    row: 5,
    asks: "no custom NACL, or attached and without 0.0.0.0/0 on 20/21/22/3389/all",
    ids: "CKV2_AWS_1 CKV_AWS_229 CKV_AWS_230 CKV_AWS_231 CKV_AWS_232 CKV_AWS_352 AWS-0102 AWS-0105 EC2.16 EC2.21 AwsSolutions-VPC3 CIS-5.1",
  },
  {
    row: 6,
    asks: "SG + each rule has description (not Managed by Terraform)",
    ids: "CKV_AWS_23 AWS-0099 AWS-0124 AwsSolutions-EC27",
  },
  {
    row: 7,
    asks: "no 0.0.0.0/0 ingress to 22/3389",
    ids: "CKV_AWS_24 CKV_AWS_25 AWS-0107 EC2.19 EC2.53(R) EC2.54(R) AwsSolutions-EC23 CIS-5.2 CIS-5.3",
  },
  {
    row: 8,
    asks: "0.0.0.0/0 ingress only on 80/443 of the public ALB SG",
    ids: "CKV_AWS_260 CKV_AWS_277 EC2.18 AwsSolutions-EC23",
  },
  {
    row: 9,
    asks: "no 0.0.0.0/0 egress with all ports; prefer SG-to-SG/prefix-list egress",
    ids: "CKV_AWS_382 AWS-0104",
  },
  { row: 10, asks: "every SG attached to a resource", ids: "CKV2_AWS_5 EC2.22(R)" },
  {
    row: 11,
    asks: "EIPs only on NAT; default route never to an instance",
    ids: "CKV2_AWS_19 CKV2_AWS_35 EC2.12(R)",
  },
  {
    row: 12,
    asks: "interface endpoints ec2, ssm (+ecr.api, ecr.dkr if used)",
    ids: "EC2.10 EC2.55 EC2.56 EC2.57",
  },
  { row: 13, asks: "VPC block public access", ids: "EC2.172" },
];
