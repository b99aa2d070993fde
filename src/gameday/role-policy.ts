import { arnInTerraform, type Experiment, type Target } from "./experiment";

const ACCOUNT = "${data.aws_caller_identity.current.account_id}";
const PARTITION = "${data.aws_partition.current.partition}";

/** FIS alone, and of this account alone: https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html */
export const TRUST_POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "fis.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
    },
  ],
};

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/**
 * What the actions of these experiments need, on what they aim at:
 * https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
 */
export function rolePolicy(experiments: readonly Experiment[]): {
  readonly Version: string;
  readonly Statement: readonly Statement[];
} {
  const used = new Set(experiments.flatMap(({ actions }) => actions.map(({ actionId }) => actionId)));
  const targets = experiments.flatMap((experiment) => experiment.targets);
  const statements = [
    ...(used.has("aws:ec2:terminate-instances") || used.has("aws:ec2:stop-instances")
      ? instanceStatements(targets)
      : []),
    ...(used.has("aws:ec2:asg-insufficient-instance-capacity-error") ? capacityStatements(targets) : []),
    ...(used.has("aws:network:disrupt-connectivity") ? networkStatements() : []),
    ...(used.has("aws:rds:reboot-db-instances") ? databaseStatements(targets) : []),
  ];
  return { Version: "2012-10-17", Statement: statements };
}

function instanceStatements(targets: readonly Target[]): readonly Statement[] {
  const names = [...new Set(targets.flatMap(({ tags }) => tags?.["Name"] ?? []))].sort();
  return [
    {
      Sid: "StopInstances",
      Effect: "Allow",
      Action: ["ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances"],
      Resource: `arn:${PARTITION}:ec2:*:${ACCOUNT}:instance/*`,
      Condition: { StringEquals: { "aws:ResourceTag/Name": names } },
    },
    // An instance with an encrypted volume starts again only by whoever may grant the use of its key.
    {
      Sid: "StartEncrypted",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: `arn:${PARTITION}:kms:*:${ACCOUNT}:key/*`,
      Condition: {
        Bool: { "kms:GrantIsForAWSResource": "true" },
        StringLike: { "kms:ViaService": "ec2.*.amazonaws.com" },
      },
    },
    { Sid: "FindInstances", Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" },
  ];
}

function capacityStatements(targets: readonly Target[]): readonly Statement[] {
  return [
    {
      Sid: "RefuseCapacity",
      Effect: "Allow",
      Action: "ec2:InjectApiError",
      Resource: "*",
      Condition: {
        "ForAnyValue:StringEquals": {
          "ec2:FisActionId": "aws:ec2:asg-insufficient-instance-capacity-error",
          "ec2:FisTargetArns": arnsOf(targets, "aws:ec2:autoscaling-group"),
        },
      },
    },
    { Sid: "FindGroups", Effect: "Allow", Action: "autoscaling:DescribeAutoScalingGroups", Resource: "*" },
  ];
}

/** It puts an access list of its own before the subnets, marked as its own, and takes it away again. */
function networkStatements(): readonly Statement[] {
  const acl = `arn:${PARTITION}:ec2:*:${ACCOUNT}:network-acl/*`;
  return [
    {
      Sid: "MakeAccessList",
      Effect: "Allow",
      Action: "ec2:CreateNetworkAcl",
      Resource: acl,
      Condition: { StringEquals: { "aws:RequestTag/managedByFIS": "true" } },
    },
    {
      Sid: "MarkAccessList",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: acl,
      Condition: {
        StringEquals: { "ec2:CreateAction": "CreateNetworkAcl", "aws:RequestTag/managedByFIS": "true" },
      },
    },
    {
      Sid: "MakeAccessListIn",
      Effect: "Allow",
      Action: "ec2:CreateNetworkAcl",
      Resource: `arn:${PARTITION}:ec2:*:${ACCOUNT}:vpc/*`,
    },
    {
      Sid: "ChangeAccessList",
      Effect: "Allow",
      Action: ["ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAcl"],
      Resource: [acl, `arn:${PARTITION}:ec2:*:${ACCOUNT}:vpc/*`],
      Condition: { StringEquals: { "ec2:ResourceTag/managedByFIS": "true" } },
    },
    {
      Sid: "PutAccessList",
      Effect: "Allow",
      Action: "ec2:ReplaceNetworkAclAssociation",
      Resource: [`arn:${PARTITION}:ec2:*:${ACCOUNT}:subnet/*`, acl],
    },
    {
      Sid: "FindNetwork",
      Effect: "Allow",
      Action: [
        "ec2:DescribeManagedPrefixLists",
        "ec2:DescribeNetworkAcls",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      Resource: "*",
    },
  ];
}

function databaseStatements(targets: readonly Target[]): readonly Statement[] {
  return [
    {
      Sid: "FailOver",
      Effect: "Allow",
      Action: "rds:RebootDBInstance",
      Resource: arnsOf(targets, "aws:rds:db"),
    },
    { Sid: "FindDatabases", Effect: "Allow", Action: "rds:DescribeDBInstances", Resource: "*" },
  ];
}

function arnsOf(targets: readonly Target[], resourceType: string): readonly string[] {
  const arns = targets.flatMap((target) =>
    target.resourceType === resourceType ? (target.arns ?? []).map(arnInTerraform) : [],
  );
  return [...new Set(arns)].sort();
}
