import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";

/** What the AWS API of the emulator says, asked apart from the product's own verification. */
export class AwsView {
  private readonly settings;

  constructor(endpoint: string) {
    this.settings = {
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
  }

  /** The VPC of ours: every account has a default one too. */
  async vpcIds(): Promise<string[]> {
    const { Vpcs = [] } = await this.ec2().send(
      new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["false"] }] }),
    );
    return Vpcs.map(({ VpcId = "" }) => VpcId);
  }

  /** `layer zone cidr` of every subnet, sorted. */
  async subnets(vpcId: string): Promise<string[]> {
    const { Subnets = [] } = await this.ec2().send(new DescribeSubnetsCommand({ Filters: inVpc(vpcId) }));
    return Subnets.map(({ Tags = [], AvailabilityZone, CidrBlock, MapPublicIpOnLaunch }) =>
      [
        Tags.find(({ Key }) => Key === "Layer")?.Value,
        AvailabilityZone,
        CidrBlock,
        MapPublicIpOnLaunch ? "public" : "private",
      ].join(" "),
    ).sort();
  }

  /** The names of the route tables that have a route to an internet gateway; one entry per route. */
  async internetRoutes(vpcId: string): Promise<string[]> {
    const { RouteTables = [] } = await this.ec2().send(
      new DescribeRouteTablesCommand({ Filters: inVpc(vpcId) }),
    );
    return RouteTables.flatMap(({ Routes = [], Tags = [] }) =>
      Routes.filter(({ GatewayId = "" }) => GatewayId.startsWith("igw-")).map(() => nameOf(Tags)),
    );
  }

  async internetGatewayCount(vpcId: string): Promise<number> {
    const filters = [{ Name: "attachment.vpc-id", Values: [vpcId] }];
    const { InternetGateways = [] } = await this.ec2().send(
      new DescribeInternetGatewaysCommand({ Filters: filters }),
    );
    return InternetGateways.length;
  }

  /** `name scheme zones` of every balancer, sorted. */
  async balancers(): Promise<string[]> {
    const client = new ElasticLoadBalancingV2Client(this.settings);
    const { LoadBalancers = [] } = await client.send(new DescribeLoadBalancersCommand({}));
    return LoadBalancers.map(({ LoadBalancerName, Scheme, AvailabilityZones = [] }) =>
      [LoadBalancerName, Scheme, ...AvailabilityZones.map(({ ZoneName = "" }) => ZoneName).sort()].join(" "),
    ).sort();
  }

  async group(name: string) {
    const client = new AutoScalingClient(this.settings);
    const { AutoScalingGroups = [] } = await client.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    );
    const group = AutoScalingGroups[0];
    return {
      minimum: group?.MinSize,
      maximum: group?.MaxSize,
      healthCheck: group?.HealthCheckType,
      subnetCount: group?.VPCZoneIdentifier?.split(",").length,
      templateVersion: group?.LaunchTemplate?.Version,
      instances: group?.Instances?.length,
    };
  }

  /** The newest version of a launch template, as the group uses it. */
  async template(name: string) {
    const { LaunchTemplateVersions = [] } = await this.ec2().send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: name, Versions: ["$Latest"] }),
    );
    const data = LaunchTemplateVersions[0]?.LaunchTemplateData;
    return {
      instanceType: data?.InstanceType,
      imdsTokens: data?.MetadataOptions?.HttpTokens,
      publicIp: data?.NetworkInterfaces?.map(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress),
      encrypted: data?.BlockDeviceMappings?.map(({ Ebs }) => Ebs?.Encrypted),
    };
  }

  async databases() {
    const { DBInstances = [] } = await new RDSClient(this.settings).send(new DescribeDBInstancesCommand({}));
    return DBInstances.map((instance) => ({
      identifier: instance.DBInstanceIdentifier,
      engine: `${instance.Engine} ${instance.EngineVersion}`,
      multiAz: instance.MultiAZ,
      encrypted: instance.StorageEncrypted,
      public: instance.PubliclyAccessible,
      managedPassword: instance.MasterUserSecret?.SecretArn !== undefined,
      deletionProtection: instance.DeletionProtection,
    }));
  }

  /** `direction group peer port` of every rule in the VPC, groups by their name tag, sorted. */
  async flows(vpcId: string): Promise<string[]> {
    const { SecurityGroups = [] } = await this.ec2().send(
      new DescribeSecurityGroupsCommand({ Filters: inVpc(vpcId) }),
    );
    const names = new Map(SecurityGroups.map(({ GroupId = "", Tags = [] }) => [GroupId, nameOf(Tags)]));
    const { SecurityGroupRules = [] } = await this.ec2().send(new DescribeSecurityGroupRulesCommand({}));
    return SecurityGroupRules.filter(({ GroupId = "" }) => names.has(GroupId))
      .map((rule) => {
        const list = rule.PrefixListId === undefined ? undefined : "prefix-list";
        const peer =
          rule.CidrIpv4 ?? rule.CidrIpv6 ?? list ?? names.get(rule.ReferencedGroupInfo?.GroupId ?? "");
        const ports = rule.FromPort === rule.ToPort ? rule.FromPort : `${rule.FromPort}-${rule.ToPort}`;
        return [
          rule.IsEgress ? "from" : "to",
          names.get(rule.GroupId ?? ""),
          peer,
          rule.IpProtocol,
          ports,
        ].join(" ");
      })
      .sort();
  }

  /** A stack's state in S3, with its text, and whether the digest in DynamoDB is of these very bytes. */
  async state(bucket: string, table: string, key: string) {
    const { Body } = await new S3Client({ ...this.settings, forcePathStyle: true }).send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
    );
    const text = (await Body?.transformToString()) ?? "";
    const { Item } = await new DynamoDBClient(this.settings).send(
      new GetItemCommand({ TableName: table, Key: { LockID: { S: `${bucket}/${key}-md5` } } }),
    );
    const { serial, lineage } = JSON.parse(text) as { serial: number; lineage: string };
    return {
      serial,
      lineage,
      text,
      digestMatches: Item?.["Digest"]?.S === createHash("md5").update(text).digest("hex"),
    };
  }

  private ec2(): EC2Client {
    return new EC2Client(this.settings);
  }
}

function inVpc(vpcId: string) {
  return [{ Name: "vpc-id", Values: [vpcId] }];
}

function nameOf(tags: readonly { Key?: string | undefined; Value?: string | undefined }[]): string {
  return tags.find(({ Key }) => Key === "Name")?.Value ?? "unnamed";
}
