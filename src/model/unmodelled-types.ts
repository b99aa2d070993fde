import * as elements from "./element-types";

/** How far something that is not modelled may reach. */
export type Reach =
  | "nobody"
  /** What it refers to, and what refers to it. */
  | "neighbours"
  /** Besides: every fleet whose security groups let it reach this, for it may depend on it. */
  | "dependants"
  /** Besides: everything in a subnet with a route that leads to neither a gateway nor a NAT. */
  | "routed"
  /** Everything. */
  | "all";

export interface UnmodelledKind {
  readonly reach: Reach;
  readonly reason: string;
  readonly consequence: string;
  /** As in `NotModelled`. */
  readonly onlyByRoute?: true;
}

const SERVERS: UnmodelledKind = {
  reach: "dependants",
  reason: "servers outside an Auto Scaling group are not modelled",
  consequence: "what they serve, and whether it is there after a failure, cannot be told",
};

const STORES: UnmodelledKind = {
  reach: "dependants",
  reason: "of data stores only database instances are modelled",
  consequence: "whether what depends on it works after a failure cannot be told",
};

const ENTRANCES: UnmodelledKind = {
  reach: "neighbours",
  reason: "of entrances only application and network balancers are modelled",
  consequence: "whether requests that come through it arrive cannot be told",
};

const NETWORKS: UnmodelledKind = {
  reach: "routed",
  reason: "networks beyond this VPC, and what stands in a route, are not modelled",
  consequence: "whether traffic over routes that lead to it arrives cannot be told",
};

/**
 * Neither writes routes of its own into a VPC's tables, as a VPN gateway does that propagates:
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
const LINKS: UnmodelledKind = { ...NETWORKS, onlyByRoute: true };

const BLOCKS: UnmodelledKind = {
  reach: "all",
  reason: "it changes what internet gateways let through, and is not modelled",
  consequence: "whether requests from outside arrive cannot be told",
};

const BY_PREFIX: readonly (readonly [prefix: string, kind: UnmodelledKind])[] = [
  ["aws_instance", SERVERS],
  ["aws_spot_", SERVERS],
  ["aws_ec2_fleet", SERVERS],
  ["aws_ecs_", SERVERS],
  ["aws_eks_", SERVERS],
  ["aws_lambda_function", SERVERS],
  ["aws_batch_", SERVERS],
  ["aws_elastic_beanstalk_", SERVERS],
  ["aws_apprunner_", SERVERS],
  ["aws_lightsail_", SERVERS],
  ["aws_rds_", STORES],
  ["aws_db_proxy", STORES],
  ["aws_elasticache_", STORES],
  ["aws_memorydb_", STORES],
  ["aws_docdb", STORES],
  ["aws_neptune_", STORES],
  ["aws_redshift", STORES],
  ["aws_opensearch", STORES],
  ["aws_elasticsearch_", STORES],
  ["aws_msk", STORES],
  ["aws_mq_", STORES],
  ["aws_dax_", STORES],
  ["aws_efs_", STORES],
  ["aws_fsx_", STORES],
  ["aws_elb", ENTRANCES],
  ["aws_cloudfront_", ENTRANCES],
  ["aws_globalaccelerator_", ENTRANCES],
  ["aws_api_gateway_", ENTRANCES],
  ["aws_apigatewayv2_", ENTRANCES],
  ["aws_vpclattice_", ENTRANCES],
  ["aws_ec2_transit_gateway", LINKS],
  ["aws_networkmanager_", NETWORKS],
  ["aws_networkfirewall_", NETWORKS],
  ["aws_vpn_", NETWORKS],
  ["aws_customer_gateway", NETWORKS],
  ["aws_dx_", NETWORKS],
  ["aws_vpc_peering_", LINKS],
  ["aws_egress_only_internet_gateway", NETWORKS],
  ["aws_ec2_carrier_gateway", NETWORKS],
  ["aws_network_interface", NETWORKS],
  ["aws_ec2_client_vpn_", NETWORKS],
  ["aws_vpc_block_public_access_", BLOCKS],
];

const UNKNOWN: UnmodelledKind = {
  reach: "neighbours",
  reason: "this resource type is not modelled",
  consequence: "what it changes for those it belongs to cannot be told",
};

export function unmodelledKind(type: string): UnmodelledKind {
  return BY_PREFIX.find(([prefix]) => type.startsWith(prefix))?.[1] ?? UNKNOWN;
}

/** Types that are read wholly, together with the elements that they belong to. */
const READ_TYPES: ReadonlySet<string> = new Set([
  ...Object.values(elements).flatMap((types) => (typeof types === "function" ? [] : [...types])),
  "aws_autoscaling_attachment",
  "aws_autoscaling_lifecycle_hook",
  "aws_autoscaling_policy",
  "aws_autoscaling_schedule",
  "aws_autoscaling_traffic_source_attachment",
  "aws_db_parameter_group",
  "aws_db_subnet_group",
  "aws_ec2_managed_prefix_list",
  "aws_ec2_managed_prefix_list_entry",
  "aws_internet_gateway_attachment",
  "aws_main_route_table_association",
  "aws_network_acl_association",
  "aws_network_acl_rule",
  "aws_route",
  "aws_route_table_association",
  "aws_security_group_rule",
  "aws_vpc_endpoint_route_table_association",
  "aws_vpc_endpoint_security_group_association",
  "aws_vpc_endpoint_subnet_association",
  "aws_vpc_ipv4_cidr_block_association",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
]);

export function isRead(type: string): boolean {
  return READ_TYPES.has(type);
}
