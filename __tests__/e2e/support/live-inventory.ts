import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient, ListInstanceProfilesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  type AliasListEntry,
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import {
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBSubnetGroupsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { GetObjectCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";

interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

type Ids = readonly (string | undefined)[];

/**
 * Everything in an account that holds this system and nothing else, by kind and id, asked apart from the product's own
 * search: whole lists, less what AWS makes itself.
 */
export class LiveInventory {
  private readonly settings;

  constructor(endpoint: string) {
    this.settings = {
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
  }

  /** `type id`, sorted; what exists twice stands there twice. */
  async live(): Promise<readonly string[]> {
    return Object.entries(await this.byKind())
      .flatMap(([kind, ids]) => ids.map((id) => `${kind} ${id}`))
      .sort();
  }

  /** The same kinds, from the states of both stacks of an environment. */
  async recorded(environment: string, accountId: string): Promise<readonly string[]> {
    const s3 = this.s3();
    const kinds = Object.keys(await this.byKind());
    const recorded: string[] = [];
    for (const stack of [`state-${environment}`, `durable-${environment}`]) {
      const Bucket = `durable-${environment}-state-${accountId}`;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${stack}/terraform.tfstate` }));
      const { resources } = JSON.parse((await Body?.transformToString()) ?? "") as State;
      for (const { mode, type, instances } of resources)
        if (mode === "managed" && kinds.includes(type))
          recorded.push(
            // The provider's id of a database is not its name.
            ...instances.map(
              ({ attributes }) => `${type} ${String(attributes["identifier"] ?? attributes["id"])}`,
            ),
          );
    }
    return recorded.sort();
  }

  private async byKind(): Promise<Readonly<Record<string, Ids>>> {
    return { ...(await this.network()), ...(await this.computing()), ...(await this.rest()) };
  }

  private async network(): Promise<Readonly<Record<string, Ids>>> {
    const ec2 = new EC2Client(this.settings);
    const { Vpcs = [] } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["false"] }] }),
    );
    const vpcIds = Vpcs.map(({ VpcId }) => VpcId);
    const inside = <T extends { readonly VpcId?: string | undefined }>(
      items: readonly T[] = [],
    ): readonly T[] => items.filter(({ VpcId }) => vpcIds.includes(VpcId));
    const subnets = inside((await ec2.send(new DescribeSubnetsCommand({}))).Subnets);
    const tables = inside((await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables);
    const groups = inside((await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups);
    const endpoints = inside((await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints);
    const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
    const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
    const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}));
    const groupIds = groups.map(({ GroupId }) => GroupId);
    const rules = (isEgress: boolean): Ids =>
      SecurityGroupRules.filter(
        ({ GroupId, IsEgress }) => groupIds.includes(GroupId) && IsEgress === isEgress,
      ).map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
    return {
      aws_vpc: vpcIds,
      aws_subnet: subnets.map(({ SubnetId }) => SubnetId),
      aws_route_table: tables
        .filter(({ Associations = [] }) => !Associations.some(({ Main }) => Main))
        .map(({ RouteTableId }) => RouteTableId),
      aws_security_group: groups
        .filter(({ GroupName }) => GroupName !== "default")
        .map(({ GroupId }) => GroupId),
      aws_vpc_endpoint: endpoints.map(({ VpcEndpointId }) => VpcEndpointId),
      aws_internet_gateway: InternetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
      aws_vpc_security_group_ingress_rule: rules(false),
      aws_vpc_security_group_egress_rule: rules(true),
      aws_flow_log: FlowLogs.map(({ FlowLogId }) => FlowLogId),
    };
  }

  private async computing(): Promise<Readonly<Record<string, Ids>>> {
    const ec2 = new EC2Client(this.settings);
    const elb = new ElasticLoadBalancingV2Client(this.settings);
    const autoScaling = new AutoScalingClient(this.settings);
    const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    const listeners = await Promise.all(
      LoadBalancers.map(({ LoadBalancerArn }) => elb.send(new DescribeListenersCommand({ LoadBalancerArn }))),
    );
    return {
      aws_launch_template: LaunchTemplates.map(({ LaunchTemplateId }) => LaunchTemplateId),
      aws_autoscaling_group: AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName),
      aws_lb: LoadBalancers.map(({ LoadBalancerArn }) => LoadBalancerArn),
      aws_lb_target_group: TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn),
      aws_lb_listener: listeners.flatMap(({ Listeners = [] }) =>
        Listeners.map(({ ListenerArn }) => ListenerArn),
      ),
    };
  }

  private async rest(): Promise<Readonly<Record<string, Ids>>> {
    const iam = new IAMClient(this.settings);
    const kms = new KMSClient(this.settings);
    const rds = new RDSClient(this.settings);
    const logs = new CloudWatchLogsClient(this.settings);
    const { Roles = [] } = await iam.send(new ListRolesCommand({}));
    const { InstanceProfiles = [] } = await iam.send(new ListInstanceProfilesCommand({}));
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const { DBSubnetGroups = [] } = await rds.send(new DescribeDBSubnetGroupsCommand({}));
    const { DBParameterGroups = [] } = await rds.send(new DescribeDBParameterGroupsCommand({}));
    const { Topics = [] } = await new SNSClient(this.settings).send(new ListTopicsCommand({}));
    const { SecretList = [] } = await new SecretsManagerClient(this.settings).send(
      new ListSecretsCommand({}),
    );
    const { Buckets = [] } = await this.s3().send(new ListBucketsCommand({}));
    return {
      aws_iam_role: Roles.filter(({ Path = "" }) => !Path.startsWith("/aws-service-role/")).map(
        ({ RoleName }) => RoleName,
      ),
      aws_iam_instance_profile: InstanceProfiles.map(({ InstanceProfileName }) => InstanceProfileName),
      aws_kms_key: await this.ownKeys(kms, Aliases),
      aws_kms_alias: Aliases.map(({ AliasName }) => AliasName).filter(
        (name) => !name?.startsWith("alias/aws/"),
      ),
      aws_cloudwatch_log_group: logGroups.map(({ logGroupName }) => logGroupName),
      aws_db_instance: DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier),
      aws_db_subnet_group: DBSubnetGroups.map(({ DBSubnetGroupName }) => DBSubnetGroupName),
      aws_db_parameter_group: DBParameterGroups.map(
        ({ DBParameterGroupName }) => DBParameterGroupName,
      ).filter((name) => !name?.startsWith("default.")),
      aws_sns_topic: Topics.map(({ TopicArn }) => TopicArn),
      // RDS keeps the master password in one of its own.
      aws_secretsmanager_secret: SecretList.filter(({ Name = "" }) => !Name.startsWith("rds!")).map(
        ({ ARN }) => ARN,
      ),
      aws_s3_bucket: Buckets.map(({ Name }) => Name),
    };
  }

  /** Keys of AWS's own hide behind `alias/aws/…`; those that are to be deleted are gone. */
  private async ownKeys(kms: KMSClient, aliases: readonly AliasListEntry[]): Promise<Ids> {
    const foreign = aliases
      .filter(({ AliasName = "" }) => AliasName.startsWith("alias/aws/"))
      .map(({ TargetKeyId }) => TargetKeyId);
    const { Keys = [] } = await kms.send(new ListKeysCommand({}));
    const own = Keys.filter(({ KeyId }) => !foreign.includes(KeyId));
    const described = await Promise.all(own.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))));
    return described
      .map(({ KeyMetadata }) => KeyMetadata)
      .filter((key) => key?.KeyState === "Enabled")
      .map((key) => key?.KeyId);
  }

  private s3(): S3Client {
    return new S3Client({ ...this.settings, forcePathStyle: true });
  }
}
