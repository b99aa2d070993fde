import type { ModelResource, ResourceGraph } from "./resource-graph";

/** The resource types that are elements of a topology, with the names the provider gives the same thing. */
export const VPC = ["aws_vpc", "aws_default_vpc"] as const;
export const SUBNET = ["aws_subnet", "aws_default_subnet"] as const;
export const ROUTE_TABLE = ["aws_route_table", "aws_default_route_table"] as const;
export const SECURITY_GROUP = ["aws_security_group", "aws_default_security_group"] as const;
export const NETWORK_ACL = ["aws_network_acl", "aws_default_network_acl"] as const;
export const INTERNET_GATEWAY = ["aws_internet_gateway"] as const;
export const NAT_GATEWAY = ["aws_nat_gateway"] as const;
export const ENDPOINT = ["aws_vpc_endpoint"] as const;
export const BALANCER = ["aws_lb", "aws_alb"] as const;
export const LISTENER = ["aws_lb_listener", "aws_alb_listener"] as const;
export const LISTENER_RULE = ["aws_lb_listener_rule", "aws_alb_listener_rule"] as const;
export const TARGET_GROUP = ["aws_lb_target_group", "aws_alb_target_group"] as const;
export const FLEET = ["aws_autoscaling_group"] as const;
export const TEMPLATE = ["aws_launch_template", "aws_launch_configuration"] as const;
export const SCALING_POLICY = ["aws_autoscaling_policy"] as const;
export const DATABASE = ["aws_db_instance"] as const;

/**
 * Resources of the configuration, and those that it looks up (`data`): a looked-up subnet is as good a place as an
 * own one, only less is told of it.
 */
export function ownAndLookedUp(graph: ResourceGraph, types: readonly string[]): readonly ModelResource[] {
  return graph.resources.filter(({ type }) => types.includes(type));
}
