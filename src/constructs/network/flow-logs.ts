import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { NetworkSettings } from "../../config/environment";
import { AccountFacts } from "../account-facts";
import { policyDocument, trustService } from "../policy";

export interface FlowLogsProps {
  readonly vpcId: string;
  readonly settings: Pick<NetworkSettings, "flowLogRetentionDays" | "flowLogAggregationSeconds">;
  readonly namePrefix: string;
  readonly keyArn: string;
}

/** Every accepted and refused flow of the VPC, in CloudWatch Logs. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { vpcId, settings, namePrefix, keyArn } = props;
    const group = new CloudwatchLogGroup(this, "cloudwatch-log-group", {
      name: `/${namePrefix}/flow-logs`,
      retentionInDays: settings.flowLogRetentionDays,
      kmsKeyId: keyArn,
    });
    const role = new IamRole(this, "iam-role", {
      name: `${namePrefix}-flow-logs`,
      assumeRolePolicy: trustService("vpc-flow-logs.amazonaws.com", AccountFacts.of(this).accountId),
    });
    const permission = new IamRolePolicy(this, "iam-role-policy", {
      name: "write-flow-logs",
      role: role.id,
      policy: policyDocument([
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: `${group.arn}:*`,
        },
      ]),
    });
    new FlowLog(this, "flow-log", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: settings.flowLogAggregationSeconds,
      tags: { Name: namePrefix },
      // The first records are refused, and lost, before the role may write.
      dependsOn: [permission],
    });
  }
}
