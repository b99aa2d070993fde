import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { physicalName } from "../../foundation/name-limits";
import { policyDocument, type PolicyStatement, trustService } from "../policy";

export interface InstanceRoleProps {
  readonly name: string;
  readonly logGroupName: string;
  readonly logRetentionDays: number;
  readonly logKeyArn: string;
  readonly region: string;
  readonly permissions: readonly PolicyStatement[];
}

/**
 * What the instances of a tier may do: Session Manager instead of SSH, their own log group, metrics,
 * and what the tier needs. No policy of AWS's: those are wider.
 */
export class InstanceRole extends Construct {
  readonly profileArn: string;
  readonly logGroupName: string;
  /** An instance that boots before its role may act fails its first calls. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    const { name, permissions } = props;
    const logGroup = new CloudwatchLogGroup(this, "cloudwatch-log-group", {
      name: props.logGroupName,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: props.logKeyArn,
    });
    this.logGroupName = logGroup.name;
    const role = new IamRole(this, "iam-role", {
      name: physicalName("role", name),
      assumeRolePolicy: trustService("ec2.amazonaws.com"),
    });
    const policy = new IamRolePolicy(this, "iam-role-policy", {
      name: "instance",
      role: role.id,
      policy: policyDocument([...baseStatements(logGroup.arn), ...permissions]),
    });
    this.permissions = [policy];
    this.profileArn = new IamInstanceProfile(this, "iam-instance-profile", { name, role: role.name }).arn;
  }
}

/**
 * Session Manager, logs and metrics. The actions without a resource of their own take `*`:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
function baseStatements(logGroupArn: string): PolicyStatement[] {
  return [
    {
      Sid: "SessionManager",
      Effect: "Allow",
      Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
      ],
      Resource: "*",
    },
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logGroupArn, `${logGroupArn}:*`],
    },
    {
      Sid: "WriteMetrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
    },
  ];
}
