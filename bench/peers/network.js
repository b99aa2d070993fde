"use strict";
const ec2 = require("aws-cdk-lib/aws-ec2");
const iam = require("aws-cdk-lib/aws-iam");
const logs = require("aws-cdk-lib/aws-logs");
const { assumedBy } = require("./policies");

const ZONES = ["us-east-1a", "us-east-1b"];
const LAYERS = { public: 0, web: 64, backend: 128, database: 192 };
const INTERFACES = ["ec2messages", "kms", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages"];

exports.networkOf = function networkOf(scope, prefix, { vpc, groups }) {
  const gateway = new ec2.CfnInternetGateway(scope, "InternetGateway", { tags: named(prefix) });
  new ec2.CfnVPCGatewayAttachment(scope, "Attachment", { vpcId: vpc.ref, internetGatewayId: gateway.ref });
  const subnets = {};
  const tables = {};
  for (const [layer, slot] of Object.entries(LAYERS)) {
    const shared =
      layer === "public" ? tableOf(scope, `${layer}Table`, vpc, `${prefix}-${layer}`) : undefined;
    subnets[layer] = ZONES.map((zone, index) => {
      const id = `${layer}${index}`;
      const subnet = new ec2.CfnSubnet(scope, id, {
        vpcId: vpc.ref,
        availabilityZone: zone,
        cidrBlock: `10.20.${slot + index * 8}.0/21`,
        mapPublicIpOnLaunch: false,
        tags: named(`${prefix}-${layer}-${zone}`),
      });
      const table = shared ?? tableOf(scope, `${id}Table`, vpc, `${prefix}-${layer}-${zone}`);
      tables[layer] = [...(tables[layer] ?? []), table];
      new ec2.CfnSubnetRouteTableAssociation(scope, `${id}Association`, {
        subnetId: subnet.ref,
        routeTableId: table.ref,
      });
      return subnet;
    });
  }
  new ec2.CfnRoute(scope, "InternetRoute", {
    routeTableId: tables.public[0].ref,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: gateway.ref,
  });
  for (const service of INTERFACES)
    new ec2.CfnVPCEndpoint(scope, `${service}Endpoint`, {
      vpcId: vpc.ref,
      serviceName: `com.amazonaws.us-east-1.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: subnets.backend.map(({ ref }) => ref),
      securityGroupIds: [groups.endpoints.attrGroupId],
      tags: named(`${prefix}-${service}`),
    });
  new ec2.CfnVPCEndpoint(scope, "s3Endpoint", {
    vpcId: vpc.ref,
    serviceName: "com.amazonaws.us-east-1.s3",
    vpcEndpointType: "Gateway",
    routeTableIds: [...tables.web, ...tables.backend].map(({ ref }) => ref),
    tags: named(`${prefix}-s3`),
  });
  flowLogsOf(scope, prefix, vpc);
  return { vpc, subnets };
};

function tableOf(scope, id, vpc, name) {
  return new ec2.CfnRouteTable(scope, id, { vpcId: vpc.ref, tags: named(name) });
}

function flowLogsOf(scope, prefix, vpc) {
  const group = new logs.CfnLogGroup(scope, "FlowLogGroup", {
    logGroupName: `/durable/${prefix}/flow-logs`,
    retentionInDays: 365,
  });
  const role = new iam.CfnRole(scope, "FlowLogRole", {
    roleName: `${prefix}-flow-logs`,
    assumeRolePolicyDocument: assumedBy("vpc-flow-logs.amazonaws.com"),
  });
  new iam.CfnRolePolicy(scope, "FlowLogPolicy", {
    policyName: "write",
    roleName: role.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: group.attrArn,
        },
      ],
    },
  });
  new ec2.CfnFlowLog(scope, "FlowLog", {
    resourceId: vpc.ref,
    resourceType: "VPC",
    trafficType: "ALL",
    maxAggregationInterval: 60,
    logDestinationType: "cloud-watch-logs",
    logDestination: group.attrArn,
    deliverLogsPermissionArn: role.attrArn,
    tags: named(prefix),
  });
}

function named(name) {
  return [{ key: "Name", value: name }];
}
