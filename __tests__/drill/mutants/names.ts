/** Addresses of the synthesized stacks that many mutants speak of. */
export const WEB = "aws_autoscaling_group.web_group";
export const BACKEND = "aws_autoscaling_group.backend_group";
export const FLEETS = [WEB, BACKEND];
export const WEB_TEMPLATE = "aws_launch_template.web_group_template";
export const BACKEND_TEMPLATE = "aws_launch_template.backend_group_template";
export const TEMPLATES = [WEB_TEMPLATE, BACKEND_TEMPLATE];
export const WEB_BALANCER = "aws_lb.web_balancer";
export const BACKEND_BALANCER = "aws_lb.backend_balancer";
export const WEB_TARGETS = "aws_lb_target_group.web_balancer";
export const BACKEND_TARGETS = "aws_lb_target_group.backend_balancer";
export const WEB_LISTENER = "aws_lb_listener.web_balancer_https";
export const BACKEND_LISTENER = "aws_lb_listener.backend_balancer_http";
export const DATABASE = "aws_db_instance.database";
export const DATABASE_SUBNETS = "aws_db_subnet_group.database";
export const VOLUME_KEY = "aws_kms_key.volume_key";
export const NETWORK = "aws_vpc.network";

export const group = (name: string): string => `aws_security_group.${name}`;
export const subnet = (layer: string, zone: "a" | "b" | "c"): string =>
  `aws_subnet.${layer}_us_east_1${zone}`;
export const table = (name: string): string => `aws_route_table.${name}`;
export const association = (name: string): string => `aws_route_table_association.${name}`;
export const egress = (flow: string): string => `aws_vpc_security_group_egress_rule.${flow}_egress`;
export const ingress = (flow: string): string => `aws_vpc_security_group_ingress_rule.${flow}_ingress`;
export const endpoint = (service: string): string => `aws_vpc_endpoint.endpoints_${service}`;

/** What an attribute holds that refers to another resource: `${aws_vpc.network.id}`. */
export const reference = (address: string, attribute = "id"): string => `\${${address}.${attribute}}`;
