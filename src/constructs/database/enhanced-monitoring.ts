import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccountFacts } from "../account-facts";
import { policyDocument, trustService } from "../policy";

/**
 * The role under which RDS writes operating-system metrics, for this account alone. It allows what AWS's own managed
 * policy allows, on the one log group that RDS writes them to:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export class EnhancedMonitoring extends Construct {
  readonly roleArn: string;
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { namePrefix }: { readonly namePrefix: string }) {
    super(scope, id);
    const facts = AccountFacts.of(this);
    const role = new IamRole(this, "iam-role", {
      name: `${namePrefix}-database-monitoring`,
      assumeRolePolicy: trustService("monitoring.rds.amazonaws.com", facts.accountId),
    });
    const logGroup = facts.arn("logs", "*", "log-group:RDSOSMetrics*");
    const policy = new IamRolePolicy(this, "iam-role-policy", {
      name: "write-operating-system-metrics",
      role: role.id,
      policy: policyDocument([
        {
          Sid: "Groups",
          Effect: "Allow",
          Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
          Resource: logGroup,
        },
        {
          Sid: "Streams",
          Effect: "Allow",
          Action: [
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:GetLogEvents",
            "logs:PutLogEvents",
          ],
          Resource: `${logGroup}:log-stream:*`,
        },
      ]),
    });
    this.permissions = [policy];
    this.roleArn = role.arn;
  }
}
