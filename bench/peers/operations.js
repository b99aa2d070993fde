"use strict";
const { Fn } = require("aws-cdk-lib");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const events = require("aws-cdk-lib/aws-events");
const kms = require("aws-cdk-lib/aws-kms");
const logs = require("aws-cdk-lib/aws-logs");
const rds = require("aws-cdk-lib/aws-rds");
const sns = require("aws-cdk-lib/aws-sns");
const sqs = require("aws-cdk-lib/aws-sqs");
const waf = require("aws-cdk-lib/aws-wafv2");
const { allow } = require("./policies");
const { closedBucket } = require("./state");

const MANAGED = {
  "known-bad-inputs": "AWSManagedRulesKnownBadInputsRuleSet",
  common: "AWSManagedRulesCommonRuleSet",
};

exports.edgeOf = function edgeOf(scope, prefix, { balancer }) {
  closedBucket(scope, "BalancerLogs", `${prefix}-balancer-logs-111122223333`, [
    {
      Sid: "BalancersWrite",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${prefix}-balancer-logs-111122223333/*`,
    },
  ]);
  const seen = (metricName) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true });
  const acl = new waf.CfnWebACL(scope, "Firewall", {
    name: `${prefix}-web`,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: seen(`${prefix}-web`),
    rules: [
      {
        name: "rate-per-address",
        priority: 0,
        action: { block: {} },
        statement: { rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit: 2000 } },
        visibilityConfig: seen("rate-per-address"),
      },
      ...Object.entries(MANAGED).map(([name, rules], index) => ({
        name,
        priority: index + 1,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { name: rules, vendorName: "AWS" } },
        visibilityConfig: seen(name),
      })),
    ],
  });
  new waf.CfnWebACLAssociation(scope, "FirewallAssociation", {
    resourceArn: balancer.ref,
    webAclArn: acl.attrArn,
  });
  const group = new logs.CfnLogGroup(scope, "FirewallLogs", {
    logGroupName: `aws-waf-logs-${prefix}`,
    retentionInDays: 365,
  });
  new logs.CfnResourcePolicy(scope, "FirewallLogsPolicy", {
    policyName: `${prefix}-web-firewall`,
    policyDocument: JSON.stringify(
      allow(["logs:CreateLogStream", "logs:PutLogEvents"], "*", {
        Principal: { Service: "delivery.logs.amazonaws.com" },
      }),
    ),
  });
  new waf.CfnLoggingConfiguration(scope, "FirewallLogging", {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [group.attrArn],
  });
  return acl;
};

exports.operationsOf = function operationsOf(scope, prefix, { web, backend, database }) {
  const key = new kms.CfnKey(scope, "EventsKey", {
    description: `${prefix}: events`,
    enableKeyRotation: true,
    keyPolicy: allow("kms:*", "*", {
      Principal: { AWS: Fn.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
    }),
  });
  new kms.CfnAlias(scope, "EventsAlias", { aliasName: `alias/${prefix}-events`, targetKeyId: key.ref });
  const topic = new sns.CfnTopic(scope, "Events", { topicName: `${prefix}-events`, kmsMasterKeyId: key.ref });
  new sns.CfnTopicPolicy(scope, "EventsPolicy", {
    topics: [topic.ref],
    policyDocument: allow("sns:Publish", topic.ref, {
      Principal: {
        Service: ["events.amazonaws.com", "cloudwatch.amazonaws.com", "events.rds.amazonaws.com"],
      },
    }),
  });
  subscriptionsOf(scope, prefix, topic, database);
  const undelivered = new sqs.CfnQueue(scope, "Undelivered", {
    queueName: `${prefix}-undelivered`,
    kmsMasterKeyId: key.ref,
  });
  rulesOf(scope, prefix, topic, undelivered);
  const alarm = (id, props) =>
    new cloudwatch.CfnAlarm(scope, `${id}Alarm`, {
      alarmName: `${prefix}-${id}`,
      alarmDescription: `${id}: see the operations handbook for what to do`,
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topic.ref],
      okActions: [topic.ref],
      ...props,
    });
  for (const tier of [web, backend]) tierAlarms(alarm, tier);
  databaseAlarms(alarm, database);
  alarm("events-undelivered", {
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: [{ name: "QueueName", value: undelivered.attrQueueName }],
    threshold: 0,
  });
  dashboardOf(scope, prefix, [web, backend], database);
};

function subscriptionsOf(scope, prefix, topic, database) {
  const sources = {
    "db-instance": { sourceIds: [database.ref] },
    "db-parameter-group": {},
    "db-security-group": {},
  };
  for (const [sourceType, more] of Object.entries(sources))
    new rds.CfnEventSubscription(scope, `${sourceType}Events`, {
      subscriptionName: `${prefix}-${sourceType}`,
      snsTopicArn: topic.ref,
      sourceType,
      ...more,
    });
}

function rulesOf(scope, prefix, topic, undelivered) {
  const patterns = {
    launches: { source: ["aws.autoscaling"], "detail-type": ["EC2 Instance Launch Unsuccessful"] },
    refreshes: { source: ["aws.autoscaling"], "detail-type": ["EC2 Auto Scaling Instance Refresh Failed"] },
    health: { source: ["aws.health"] },
    "database-events": { source: ["aws.rds"] },
  };
  for (const [name, eventPattern] of Object.entries(patterns))
    new events.CfnRule(scope, `${name}Rule`, {
      name: `${prefix}-${name}`,
      eventPattern,
      state: "ENABLED",
      targets: [{ id: "topic", arn: topic.ref, deadLetterConfig: { arn: undelivered.attrArn } }],
    });
}

function tierAlarms(alarm, { name, balancer, targets, group }) {
  const tier = name.split("-").at(-1);
  const ofBalancer = {
    namespace: "AWS/ApplicationELB",
    dimensions: [{ name: "LoadBalancer", value: balancer.attrLoadBalancerFullName }],
  };
  const ofTargets = {
    namespace: "AWS/ApplicationELB",
    dimensions: [...ofBalancer.dimensions, { name: "TargetGroup", value: targets.attrTargetGroupFullName }],
  };
  const ofGroup = {
    namespace: "AWS/AutoScaling",
    dimensions: [{ name: "AutoScalingGroupName", value: group.ref }],
  };
  alarm(`${tier}-balancer-errors`, { ...ofBalancer, metricName: "HTTPCode_ELB_5XX_Count", threshold: 5 });
  alarm(`${tier}-target-errors`, { ...ofTargets, metricName: "HTTPCode_Target_5XX_Count", threshold: 5 });
  alarm(`${tier}-latency`, { ...ofTargets, metricName: "TargetResponseTime", threshold: 1 });
  alarm(`${tier}-unhealthy-targets`, { ...ofTargets, metricName: "UnHealthyHostCount", threshold: 0 });
  alarm(`${tier}-rejected-connections`, {
    ...ofBalancer,
    metricName: "RejectedConnectionCount",
    threshold: 0,
  });
  alarm(`${tier}-below-minimum`, {
    ...ofGroup,
    metricName: "GroupInServiceInstances",
    threshold: 2,
    comparisonOperator: "LessThanThreshold",
  });
  alarm(`${tier}-at-maximum`, { ...ofGroup, metricName: "GroupDesiredCapacity", threshold: 9 });
  alarm(`${tier}-zone-imbalance`, { ...ofTargets, metricName: "HealthyHostCount", threshold: 2 });
}

function databaseAlarms(alarm, database) {
  const ofDatabase = {
    namespace: "AWS/RDS",
    dimensions: [{ name: "DBInstanceIdentifier", value: database.ref }],
  };
  alarm("database-cpu", { ...ofDatabase, metricName: "CPUUtilization", threshold: 80 });
  alarm("database-connections", { ...ofDatabase, metricName: "DatabaseConnections", threshold: 500 });
  alarm("database-memory", {
    ...ofDatabase,
    metricName: "FreeableMemory",
    threshold: 500e6,
    comparisonOperator: "LessThanThreshold",
  });
  alarm("database-storage", {
    ...ofDatabase,
    metricName: "FreeStorageSpace",
    threshold: 10e9,
    comparisonOperator: "LessThanThreshold",
  });
}

function dashboardOf(scope, prefix, tiers, database) {
  const chart = (title, metrics) => ({
    type: "metric",
    width: 8,
    height: 6,
    properties: { title, metrics, region: "us-east-1", period: 60 },
  });
  const widgets = tiers.flatMap(({ name, balancer, group }) => [
    chart(`${name}: errors`, [
      ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", balancer.attrLoadBalancerFullName],
    ]),
    chart(`${name}: instances`, [
      ["AWS/AutoScaling", "GroupInServiceInstances", "AutoScalingGroupName", group.ref],
    ]),
  ]);
  new cloudwatch.CfnDashboard(scope, "Dashboard", {
    dashboardName: `${prefix}-durable`,
    dashboardBody: JSON.stringify({
      widgets: [
        ...widgets,
        chart("database", [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", database.ref]]),
      ],
    }),
  });
}
