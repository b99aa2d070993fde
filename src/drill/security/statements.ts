import type { AttributeReader } from "../../model/attribute-reader";
import { policyOf, type Statement } from "../rules/policies";
import { readersOf, type RuleContext } from "../rules/rule-context";
import { cannotTell, finding, type Judged, pass, type SecurityRule } from "./security-rule";

/**
 * Actions that take no resource: "*" is all that IAM accepts there.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagedeliveryservice.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
export const OF_EVERYTHING =
  /^(?:ssmmessages:\w+|ec2messages:\w+|cloudwatch:PutMetricData|logs:DescribeLogGroups|ec2:Describe\w+|autoscaling:Describe\w+|kms:ListKeys|s3:ListAllMyBuckets|sts:GetCallerIdentity)$/u;

/** Statements that allow something, of each policy of a user, a group or a role: an answer for each policy. */
export function judgePolicies(
  isBad: (statement: Statement) => boolean,
  what: string,
  fix: string,
): SecurityRule["check"] {
  return (context) =>
    policiesIn(context).map(({ address, statements }): Judged => {
      if (statements === "not told") return cannotTell(address, `the policy of ${address} is not told`, fix);
      return statements.some((statement) => statement.effect === "Allow" && isBad(statement))
        ? finding(address, `${address} ${what}`, fix)
        : pass(address);
    });
}

interface OwnPolicy {
  readonly address: string;
  readonly statements: readonly Statement[] | "not told";
}

const POLICIES = [
  "aws_iam_policy",
  "aws_iam_role_policy",
  "aws_iam_group_policy",
  "aws_iam_user_policy",
] as const;

export function policiesIn(context: RuleContext): readonly OwnPolicy[] {
  return [
    ...readersOf(context, ...POLICIES).map((reader) => ({
      address: reader.address,
      statements: policyOf(reader, "policy"),
    })),
    ...readersOf(context, "aws_iam_role").flatMap(inlinePolicies),
  ];
}

function inlinePolicies(role: AttributeReader): readonly OwnPolicy[] {
  const { address } = role;
  const blocks = role.blocks("inline_policy");
  if (!blocks.known) return [{ address, statements: "not told" }];
  // An empty block takes every inline policy away.
  const written = blocks.value.filter((block) => block.isWritten("policy"));
  return written.map((block) => ({ address, statements: policyOf(block, "policy") }));
}

export function isEvery(patterns: readonly string[]): boolean {
  return patterns.includes("*");
}

export function namesAny({ actions }: Statement, action: RegExp): boolean {
  return actions.some((pattern) => action.test(pattern));
}
