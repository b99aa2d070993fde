import type { AttributeChange } from "../change";

/**
 * What AWS or the provider computes, and what only names or counts: no request, no place, no protection and no access
 * hangs on it. By top-level name, for every type.
 */
const EVERYWHERE: ReadonlySet<string> = new Set([
  "arn_suffix",
  "attachment_count",
  "create_date",
  "create_time",
  "created_date",
  "created_time",
  "creation_date",
  "creation_time",
  "default_version",
  "default_version_id",
  "description",
  "engine_version_actual",
  "etag",
  "id",
  "instance_state",
  "last_modified",
  "last_modified_date",
  "last_updated_date",
  "latest_restorable_time",
  "latest_version",
  "predicted_capacity",
  "primary_network_interface_id",
  "renewal_eligibility",
  "renewal_summary",
  "requester_managed",
  "stream_label",
  "tag",
  "tags",
  "tags_all",
  "timeouts",
  "unique_id",
  "update_time",
  "version_id",
  "warm_pool_size",
]);

/**
 * What a type shows of other resources, as `type.attribute`: each of them has a resource, and drift, of its own. Scaling
 * moves the capacity of a group all the time.
 */
const OF_TYPE: ReadonlySet<string> = new Set([
  "aws_acm_certificate.status",
  "aws_autoscaling_group.desired_capacity",
  "aws_autoscaling_group.load_balancers",
  "aws_db_instance.allocated_storage",
  "aws_db_instance.listener_endpoint",
  "aws_db_instance.replicas",
  "aws_db_instance.status",
  "aws_dynamodb_table.read_capacity",
  "aws_dynamodb_table.write_capacity",
  "aws_iam_policy.attachment_count",
  "aws_instance.public_dns",
  "aws_kms_alias.target_key_arn",
  "aws_lb_target_group.load_balancer_arns",
  "aws_route.state",
  "aws_secretsmanager_secret.replica",
  "aws_sns_topic.beginning_archive_time",
  "aws_vpc_endpoint.dns_entry",
  "aws_vpc_endpoint.network_interface_ids",
  "aws_vpc_endpoint.prefix_list_id",
  "aws_vpc_endpoint.state",
]);

/** Pictures of the system. */
const IDLE_TYPES: ReadonlySet<string> = new Set([
  "aws_cloudwatch_dashboard",
  "aws_cloudwatch_query_definition",
  "aws_resourcegroups_group",
]);

/** Whether nothing hangs on a resource at all. */
export function isIdle(type: string): boolean {
  return IDLE_TYPES.has(type);
}

/** Whether nobody needs to look at the drift of an attribute. */
export function isHarmless(type: string, path: AttributeChange["path"]): boolean {
  const [name] = path;
  if (typeof name !== "string") return false;
  return EVERYWHERE.has(name) || OF_TYPE.has(`${type}.${name}`);
}
