"use strict";
const { Fn } = require("aws-cdk-lib");
const autoscaling = require("aws-cdk-lib/aws-autoscaling");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const ec2 = require("aws-cdk-lib/aws-ec2");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const iam = require("aws-cdk-lib/aws-iam");
const kms = require("aws-cdk-lib/aws-kms");
const logs = require("aws-cdk-lib/aws-logs");
const { allow, assumedBy } = require("./policies");

const PORT = 8080;
/** From, to, port: each is one rule on either side. */
const FLOWS = [
  ["web-balancer", "web", PORT],
  ["web", "backend-balancer", 80],
  ["backend-balancer", "backend", PORT],
  ["backend", "database", 3307],
  ["web", "endpoints", 443],
  ["backend", "endpoints", 443],
];

exports.groupsOf = function groupsOf(scope, prefix) {
  const vpc = new ec2.CfnVPC(scope, "Vpc", {
    cidrBlock: "10.20.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: [{ key: "Name", value: prefix }],
  });
  const names = ["web-balancer", "web", "backend-balancer", "backend", "database", "endpoints"];
  const groups = Object.fromEntries(
    names.map((name) => [
      name,
      new ec2.CfnSecurityGroup(scope, `${name}-group`, {
        vpcId: vpc.ref,
        groupName: `${prefix}-${name}`,
        groupDescription: `What reaches and leaves ${name} of ${prefix}`,
        tags: [{ key: "Name", value: `${prefix}-${name}` }],
      }),
    ]),
  );
  for (const [from, to, port] of FLOWS) {
    const rule = {
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description: `${from} to ${to}: TCP ${port}`,
    };
    const [source, target] = [groups[from].attrGroupId, groups[to].attrGroupId];
    const id = `${from}-to-${to}-${port}`;
    new ec2.CfnSecurityGroupIngress(scope, `${id}-in`, {
      ...rule,
      groupId: target,
      sourceSecurityGroupId: source,
    });
    new ec2.CfnSecurityGroupEgress(scope, `${id}-out`, {
      ...rule,
      groupId: source,
      destinationSecurityGroupId: target,
    });
  }
  for (const port of [443, 80])
    new ec2.CfnSecurityGroupIngress(scope, `internet-${port}-in`, {
      groupId: groups["web-balancer"].attrGroupId,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrIp: "0.0.0.0/0",
      description: `internet to web-balancer: TCP ${port}`,
    });
  for (const from of ["web", "backend"])
    new ec2.CfnSecurityGroupEgress(scope, `${from}-to-s3-out`, {
      groupId: groups[from].attrGroupId,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      destinationPrefixListId: "pl-63a5400a",
      description: `${from} to s3: TCP 443`,
    });
  const key = new kms.CfnKey(scope, "VolumeKey", {
    description: "Volumes of the instances",
    enableKeyRotation: true,
    keyPolicy: allow("kms:*", "*", {
      Principal: { AWS: Fn.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
    }),
  });
  new kms.CfnAlias(scope, "VolumeKeyAlias", { aliasName: `alias/${prefix}-volumes`, targetKeyId: key.ref });
  return { vpc, groups, volumeKey: key };
};

exports.tierOf = function tierOf(scope, prefix, tier, { vpc, subnets }, { groups, volumeKey }) {
  const name = `${prefix}-${tier}`;
  const isWeb = tier === "web";
  const balancer = new elb.CfnLoadBalancer(scope, `${tier}Balancer`, {
    name,
    type: "application",
    scheme: isWeb ? "internet-facing" : "internal",
    subnets: subnets[isWeb ? "public" : "backend"].map(({ ref }) => ref),
    securityGroups: [groups[`${tier}-balancer`].attrGroupId],
    loadBalancerAttributes: Object.entries({
      "access_logs.s3.enabled": "true",
      "access_logs.s3.bucket": `${prefix}-balancer-logs`,
      "access_logs.s3.prefix": tier,
      "connection_logs.s3.enabled": "true",
      "connection_logs.s3.bucket": `${prefix}-balancer-logs`,
      "connection_logs.s3.prefix": tier,
      "deletion_protection.enabled": "true",
      "idle_timeout.timeout_seconds": "60",
      "routing.http.desync_mitigation_mode": "strictest",
      "routing.http.drop_invalid_header_fields.enabled": "true",
      "zonal_shift.config.enabled": "true",
    }).map(([key, value]) => ({ key, value })),
  });
  const targets = new elb.CfnTargetGroup(scope, `${tier}Targets`, {
    name: name.slice(8),
    vpcId: vpc.ref,
    port: PORT,
    protocol: "HTTP",
    targetType: "instance",
    healthCheckPath: "/healthz",
    healthCheckIntervalSeconds: 10,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 2,
    unhealthyThresholdCount: 2,
    matcher: { httpCode: "200" },
    targetGroupAttributes: Object.entries({
      "deregistration_delay.timeout_seconds": "60",
      "load_balancing.algorithm.type": "round_robin",
      "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
      "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
    }).map(([key, value]) => ({ key, value })),
  });
  const forward = [{ type: "forward", targetGroupArn: targets.ref }];
  const toHttps = {
    type: "redirect",
    redirectConfig: { statusCode: "HTTP_301", protocol: "HTTPS", port: "443" },
  };
  const listen = (id, props) => new elb.CfnListener(scope, id, { loadBalancerArn: balancer.ref, ...props });
  if (isWeb) {
    listen("webHttps", {
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificates: [{ certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/00000000" }],
      defaultActions: forward,
    });
    listen("webRedirect", { port: 80, protocol: "HTTP", defaultActions: [toHttps] });
  } else listen("backendHttp", { port: 80, protocol: "HTTP", defaultActions: forward });

  const logGroup = new logs.CfnLogGroup(scope, `${tier}Logs`, {
    logGroupName: `/durable/${name}`,
    retentionInDays: 365,
  });
  const role = new iam.CfnRole(scope, `${tier}Role`, {
    roleName: name,
    assumeRolePolicyDocument: assumedBy("ec2.amazonaws.com"),
  });
  new iam.CfnRolePolicy(scope, `${tier}Policy`, {
    policyName: "instance",
    roleName: role.ref,
    policyDocument: allow(["logs:CreateLogStream", "logs:PutLogEvents"], logGroup.attrArn),
  });
  const profile = new iam.CfnInstanceProfile(scope, `${tier}Profile`, {
    instanceProfileName: name,
    roles: [role.ref],
  });
  const tags = [{ key: "Name", value: name }];
  const template = new ec2.CfnLaunchTemplate(scope, `${tier}Template`, {
    launchTemplateName: name,
    launchTemplateData: {
      imageId: "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64}}",
      instanceType: isWeb ? "t3.medium" : "t3.large",
      iamInstanceProfile: { arn: profile.attrArn },
      creditSpecification: { cpuCredits: "unlimited" },
      monitoring: { enabled: true },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: false,
          groups: [groups[tier].attrGroupId],
          deleteOnTermination: true,
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { encrypted: true, kmsKeyId: volumeKey.attrArn, volumeSize: 20, volumeType: "gp3" },
        },
      ],
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags,
      })),
      // As long as the boot script of the sample service.
      userData: Fn.base64(`#!/bin/bash\n${"# the boot script of this tier\n".repeat(isWeb ? 200 : 350)}`),
    },
  });
  const group = new autoscaling.CfnAutoScalingGroup(scope, `${tier}Group`, {
    autoScalingGroupName: name,
    minSize: "2",
    maxSize: "10",
    vpcZoneIdentifier: subnets[tier].map(({ ref }) => ref),
    launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
    targetGroupArns: [targets.ref],
    healthCheckType: "ELB",
    healthCheckGracePeriod: 300,
    defaultInstanceWarmup: 120,
    instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
    tags: [{ key: "Name", value: name, propagateAtLaunch: true }],
  });
  const scale = (id, props) =>
    new autoscaling.CfnScalingPolicy(scope, `${tier}${id}`, { autoScalingGroupName: group.ref, ...props });
  scale("Cpu", {
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: 50,
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    },
  });
  scale("Requests", {
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: 12000,
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: Fn.join("/", [balancer.attrLoadBalancerFullName, targets.attrTargetGroupFullName]),
      },
    },
  });
  const jump = scale("Jump", {
    policyType: "StepScaling",
    adjustmentType: "PercentChangeInCapacity",
    stepAdjustments: [
      { metricIntervalLowerBound: 0, metricIntervalUpperBound: 50, scalingAdjustment: 50 },
      { metricIntervalLowerBound: 50, scalingAdjustment: 100 },
    ],
  });
  new cloudwatch.CfnAlarm(scope, `${tier}JumpAlarm`, {
    alarmName: `${name}-jump`,
    namespace: "AWS/ApplicationELB",
    metricName: "RequestCountPerTarget",
    dimensions: [{ name: "TargetGroup", value: targets.attrTargetGroupFullName }],
    statistic: "Sum",
    period: 60,
    evaluationPeriods: 1,
    threshold: 18000,
    comparisonOperator: "GreaterThanThreshold",
    alarmActions: [jump.ref],
  });
  return { name, balancer, targets, group };
};
