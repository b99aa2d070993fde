import {
  type ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { allPages } from "../../foundation/all-pages";

export interface ObservedBalancer {
  readonly name: string;
  readonly scheme: string;
  readonly zones: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** The load balancers in these VPCs. */
export async function observeBalancers(
  client: ElasticLoadBalancingV2Client,
  vpcIds: readonly string[],
): Promise<readonly ObservedBalancer[]> {
  const balancers = await allPages(
    paginateDescribeLoadBalancers({ client }, {}),
    (page) => page.LoadBalancers,
  );
  return balancers
    .filter(({ VpcId = "" }) => vpcIds.includes(VpcId))
    .map(({ LoadBalancerName = "", Scheme, AvailabilityZones = [], SecurityGroups = [] }) => ({
      name: LoadBalancerName,
      // A request that names no scheme makes an internet-facing one; moto 5.2.1 echoes the request instead of that.
      scheme: Scheme ?? "internet-facing",
      zones: AvailabilityZones.map(({ ZoneName = "" }) => ZoneName),
      securityGroupIds: SecurityGroups,
    }));
}
