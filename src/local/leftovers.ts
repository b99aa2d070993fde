import { paginateDescribeAutoScalingGroups } from "@aws-sdk/client-auto-scaling";
import {
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeSecurityGroups,
  paginateDescribeVolumes,
  paginateDescribeVpcEndpoints,
} from "@aws-sdk/client-ec2";
import {
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  paginateDescribeDBInstances,
  paginateDescribeDBSnapshots,
  paginateDescribeDBSubnetGroups,
} from "@aws-sdk/client-rds";
import type { Environment } from "../config/environment";
import { namePrefix } from "../config/physical-names";
import type { AwsClients } from "./aws-clients";
import { allPages } from "../foundation/all-pages";
import { observeNetwork } from "./verify/observe-network";

/** What of the durable stack still exists after it was destroyed, by name: asked of the API, not of the state. */
export async function findLeftovers(
  clients: AwsClients,
  environment: Environment,
): Promise<readonly string[]> {
  const prefix = namePrefix(environment);
  const network = await observeNetwork(clients.ec2, environment);
  const computing = await leftInEc2(clients, environment);
  const ours = (await leftByName(clients)).filter(
    ([, name]) => name.startsWith(prefix) || name.startsWith(`${environment.name}-`),
  );
  return [
    ...network.vpcs.map(({ id }) => `VPC ${id}`),
    ...computing,
    ...ours.map(([kind, name]) => `${kind} ${name}`),
  ];
}

async function leftInEc2({ ec2: client }: AwsClients, { name }: Environment): Promise<readonly string[]> {
  const paging = { client };
  const Filters = [
    { Name: "tag:System", Values: ["durable-system"] },
    { Name: "tag:Environment", Values: [name] },
  ];
  const reservations = await allPages(
    paginateDescribeInstances(paging, { Filters }),
    (page) => page.Reservations,
  );
  const instances = reservations
    .flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name !== "terminated");
  const volumes = await allPages(paginateDescribeVolumes(paging, { Filters }), (page) => page.Volumes);
  const groups = await allPages(
    paginateDescribeSecurityGroups(paging, { Filters }),
    (page) => page.SecurityGroups,
  );
  const endpoints = await allPages(
    paginateDescribeVpcEndpoints(paging, { Filters }),
    (page) => page.VpcEndpoints,
  );
  return [
    ...instances.map(({ InstanceId }) => `instance ${InstanceId}`),
    ...volumes.map(({ VolumeId }) => `volume ${VolumeId}`),
    ...groups.map(({ GroupName }) => `security group ${GroupName}`),
    ...endpoints
      // The API writes the states of endpoints in lower case, whatever its model says.
      .filter(({ State }) => State?.toLowerCase() !== "deleted")
      .map(({ VpcEndpointId }) => `endpoint ${VpcEndpointId}`),
  ];
}

type Named = readonly [kind: string, name: string];

async function leftByName({ ec2, elb, autoScaling, rds }: AwsClients): Promise<readonly Named[]> {
  const templates = await allPages(
    paginateDescribeLaunchTemplates({ client: ec2 }, {}),
    (page) => page.LaunchTemplates,
  );
  const balancers = await allPages(
    paginateDescribeLoadBalancers({ client: elb }, {}),
    (page) => page.LoadBalancers,
  );
  const targets = await allPages(
    paginateDescribeTargetGroups({ client: elb }, {}),
    (page) => page.TargetGroups,
  );
  const groups = await allPages(
    paginateDescribeAutoScalingGroups({ client: autoScaling }, {}),
    (page) => page.AutoScalingGroups,
  );
  const databases = await allPages(
    paginateDescribeDBInstances({ client: rds }, {}),
    (page) => page.DBInstances,
  );
  const subnetGroups = await allPages(
    paginateDescribeDBSubnetGroups({ client: rds }, {}),
    (page) => page.DBSubnetGroups,
  );
  const snapshots = await allPages(
    paginateDescribeDBSnapshots({ client: rds }, {}),
    (page) => page.DBSnapshots,
  );
  return [
    ...templates.map(({ LaunchTemplateName = "" }): Named => ["launch template", LaunchTemplateName]),
    ...balancers.map(({ LoadBalancerName = "" }): Named => ["load balancer", LoadBalancerName]),
    ...targets.map(({ TargetGroupName = "" }): Named => ["target group", TargetGroupName]),
    ...groups.map(({ AutoScalingGroupName = "" }): Named => ["Auto Scaling group", AutoScalingGroupName]),
    ...databases.map(({ DBInstanceIdentifier = "" }): Named => ["database", DBInstanceIdentifier]),
    ...subnetGroups.map(({ DBSubnetGroupName = "" }): Named => ["database subnet group", DBSubnetGroupName]),
    ...snapshots.map(({ DBSnapshotIdentifier = "" }): Named => ["database snapshot", DBSnapshotIdentifier]),
  ];
}
