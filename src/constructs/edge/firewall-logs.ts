import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { Construct } from "constructs";
import { AccountFacts } from "../account-facts";
import { policyDocument } from "../policy";

/** WAF writes to no log group of another beginning. */
const LOG_GROUP_PREFIX = "aws-waf-logs-";
/** They carry what signs a user in. */
const SECRET_HEADERS = ["authorization", "cookie"];

export interface FirewallLogsProps {
  readonly webAclArn: string;
  readonly name: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly keyArn: string;
}

/**
 * Every request that a rule refused or counted, without what signs its user in. The others stand in the balancer's
 * access log alone. https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
export class FirewallLogs extends Construct {
  constructor(scope: Construct, id: string, props: FirewallLogsProps) {
    super(scope, id);
    const { webAclArn, name, region, retentionDays, keyArn } = props;
    const group = new CloudwatchLogGroup(this, "cloudwatch-log-group", {
      name: `${LOG_GROUP_PREFIX}${name}`,
      retentionInDays: retentionDays,
      kmsKeyId: keyArn,
    });
    const permission = this.createPermission(name, region, group.arn);
    new Wafv2WebAclLoggingConfiguration(this, "wafv2-web-acl-logging-configuration", {
      resourceArn: webAclArn,
      logDestinationConfigs: [group.arn],
      redactedFields: SECRET_HEADERS.map((header) => ({ singleHeader: { name: header } })),
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({
              actionCondition: { action },
            })),
          },
        ],
      },
      dependsOn: [permission],
    });
  }

  /** Ours and by name: without it AWS writes one of its own, which stays behind. */
  private createPermission(name: string, region: string, groupArn: string): CloudwatchLogResourcePolicy {
    const facts = AccountFacts.of(this);
    return new CloudwatchLogResourcePolicy(this, "cloudwatch-log-resource-policy", {
      policyName: `${name}-firewall`,
      policyDocument: policyDocument([
        {
          Sid: "FirewallWritesLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${groupArn}:*`,
          Condition: {
            ArnLike: { "aws:SourceArn": facts.arn("logs", region, "*") },
            StringEquals: { "aws:SourceAccount": facts.accountId },
          },
        },
      ]),
    });
  }
}
