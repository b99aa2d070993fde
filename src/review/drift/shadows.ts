/**
 * Attributes that show, within one resource, what other resources manage: the rules of a group, the routes of a table.
 * They drift whenever such a resource is made, and that is no work of somebody else. By `type.attribute`, the types that
 * explain them.
 */
const SHADOWS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "aws_autoscaling_group.target_group_arns",
    ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"],
  ],
  [
    "aws_autoscaling_group.traffic_source",
    ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"],
  ],
  ["aws_iam_role.inline_policy", ["aws_iam_role_policy"]],
  ["aws_iam_role.managed_policy_arns", ["aws_iam_policy_attachment", "aws_iam_role_policy_attachment"]],
  ["aws_network_acl.subnet_ids", ["aws_network_acl_association"]],
  ["aws_route_table.route", ["aws_route"]],
  ["aws_s3_bucket.grant", ["aws_s3_bucket_acl"]],
  ["aws_s3_bucket.lifecycle_rule", ["aws_s3_bucket_lifecycle_configuration"]],
  ["aws_s3_bucket.logging", ["aws_s3_bucket_logging"]],
  ["aws_s3_bucket.policy", ["aws_s3_bucket_policy"]],
  [
    "aws_s3_bucket.server_side_encryption_configuration",
    ["aws_s3_bucket_server_side_encryption_configuration"],
  ],
  ["aws_s3_bucket.versioning", ["aws_s3_bucket_versioning"]],
  ["aws_security_group.egress", ["aws_security_group_rule", "aws_vpc_security_group_egress_rule"]],
  ["aws_security_group.ingress", ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule"]],
  ["aws_sns_topic.policy", ["aws_sns_topic_policy"]],
  ["aws_vpc_endpoint.route_table_ids", ["aws_vpc_endpoint_route_table_association"]],
  ["aws_vpc_endpoint.security_group_ids", ["aws_vpc_endpoint_security_group_association"]],
  ["aws_vpc_endpoint.subnet_ids", ["aws_vpc_endpoint_subnet_association"]],
]);

/** The types that manage what an attribute shows; none for an attribute of its own. */
export function managersOf(type: string, attribute: string): readonly string[] {
  return SHADOWS.get(`${type}.${attribute}`) ?? [];
}
