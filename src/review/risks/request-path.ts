import type { Severity } from "../review-report";

/** Something without which requests are not answered. */
export interface PathMember {
  readonly severity: Severity;
  /** What does not work while it is away. */
  readonly meanwhile: string;
}

/** Every type in the path of a request, from its name to the database. */
const MEMBERS: readonly (PathMember & { readonly types: readonly string[] })[] = [
  {
    severity: "critical",
    meanwhile: "every request through it fails",
    types: ["aws_alb", "aws_cloudfront_distribution", "aws_elb", "aws_lb"],
  },
  {
    severity: "critical",
    meanwhile: "connections to its port are refused",
    types: ["aws_alb_listener", "aws_lb_listener"],
  },
  {
    severity: "critical",
    meanwhile: "its balancer has nobody to send requests to",
    types: ["aws_alb_target_group", "aws_lb_target_group"],
  },
  {
    severity: "critical",
    meanwhile: "none of its instances serves",
    types: ["aws_autoscaling_group", "aws_ecs_service", "aws_eks_cluster", "aws_eks_node_group"],
  },
  {
    severity: "critical",
    meanwhile: "reads and writes fail",
    types: [
      "aws_db_instance",
      "aws_db_proxy",
      "aws_docdb_cluster",
      "aws_neptune_cluster",
      "aws_rds_cluster",
      "aws_rds_cluster_endpoint",
      "aws_redshift_cluster",
    ],
  },
  {
    severity: "critical",
    meanwhile: "nothing in it is reached",
    types: ["aws_internet_gateway", "aws_vpc"],
  },
  { severity: "high", meanwhile: "what lies in it is away", types: ["aws_subnet"] },
  {
    severity: "high",
    meanwhile: "its connections are lost, and the rest of the cluster carries its load",
    types: ["aws_docdb_cluster_instance", "aws_neptune_cluster_instance", "aws_rds_cluster_instance"],
  },
  {
    severity: "high",
    meanwhile: "what runs on it does not answer",
    types: ["aws_instance", "aws_lambda_function"],
  },
  {
    severity: "high",
    meanwhile: "its targets get no requests",
    types: [
      "aws_alb_target_group_attachment",
      "aws_autoscaling_attachment",
      "aws_autoscaling_traffic_source_attachment",
      "aws_lb_target_group_attachment",
    ],
  },
  {
    severity: "high",
    meanwhile: "its requests go to the listener's default action",
    types: ["aws_alb_listener_rule", "aws_lb_listener_rule"],
  },
  {
    severity: "high",
    meanwhile: "its group can launch no instance",
    types: ["aws_launch_configuration", "aws_launch_template"],
  },
  {
    severity: "high",
    meanwhile: "instances have no credentials",
    types: ["aws_iam_instance_profile"],
  },
  {
    severity: "high",
    meanwhile: "its rules are gone, and nobody is let in by them",
    types: ["aws_network_acl", "aws_security_group"],
  },
  {
    severity: "high",
    meanwhile: "traffic over it is lost",
    types: [
      "aws_eip",
      "aws_main_route_table_association",
      "aws_nat_gateway",
      "aws_route",
      "aws_route_table",
      "aws_route_table_association",
      "aws_vpc_endpoint",
      "aws_vpc_endpoint_route_table_association",
      "aws_vpc_endpoint_subnet_association",
    ],
  },
  {
    severity: "high",
    meanwhile: "clients find no address",
    types: ["aws_route53_record", "aws_route53_zone"],
  },
  {
    severity: "high",
    meanwhile: "HTTPS connections fail",
    types: ["aws_acm_certificate", "aws_alb_listener_certificate", "aws_lb_listener_certificate"],
  },
  {
    severity: "medium",
    meanwhile: "new connections of this flow are refused",
    types: [
      "aws_network_acl_rule",
      "aws_security_group_rule",
      "aws_vpc_security_group_egress_rule",
      "aws_vpc_security_group_ingress_rule",
    ],
  },
];

const BY_TYPE: ReadonlyMap<string, PathMember> = new Map(
  MEMBERS.flatMap((member) => member.types.map((type): [string, PathMember] => [type, member])),
);

/** Undefined for what no request passes. */
export function pathMemberOf(type: string): PathMember | undefined {
  return BY_TYPE.get(type);
}
