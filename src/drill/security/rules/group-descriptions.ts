import { textIs } from "../attribute-checks";
import type { SecurityRule } from "../security-rule";

const SOURCE = "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-group-rules.html";
/** What the provider writes where a group has no description. */
const isSaid = (text: string): boolean => text.trim() !== "" && text !== "Managed by Terraform";

export const GROUP_DESCRIPTIONS: readonly SecurityRule[] = [
  {
    id: "group-description",
    title: "A security group says what it is for",
    why: "Nobody dares to close what nobody can explain.",
    source: SOURCE,
    ids: ["CKV_AWS_23", "AWS-0099", "AwsSolutions-EC27"],
    check: textIs({
      types: ["aws_security_group"],
      path: "description",
      absent: "Managed by Terraform",
      isGood: isSaid,
      fix: "Say in description who is in the group and what for.",
    }),
  },
  {
    id: "group-rule-description",
    title: "A rule of a security group says what it is for",
    why: "Nobody dares to close what nobody can explain.",
    source: SOURCE,
    ids: ["CKV_AWS_23", "AWS-0124"],
    check: textIs({
      types: [
        "aws_vpc_security_group_ingress_rule",
        "aws_vpc_security_group_egress_rule",
        "aws_security_group_rule",
      ],
      path: "description",
      isGood: isSaid,
      fix: "Say in description who needs it.",
    }),
  },
];
