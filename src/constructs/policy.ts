/** One statement of an IAM policy, in AWS's own words. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Left out in policies of an identity. */
  readonly Principal?: Readonly<Record<string, string | readonly string[]>> | "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The JSON text of a policy. Tokens in it stay interpolations. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * The trust policy that lets one AWS service take a role.
 * @param accountId where the service says for whom it acts: for this account alone, so that nobody else talks it into it
 */
export function trustService(service: string, accountId?: string): string {
  const condition =
    accountId === undefined ? {} : { Condition: { StringEquals: { "aws:SourceAccount": accountId } } };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...condition,
      },
    ],
  });
}
