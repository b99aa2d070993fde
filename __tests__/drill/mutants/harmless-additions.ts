import { aclRule } from "./acl-rule";
import { change, type HarmlessChange } from "./harmless-change";
import { BACKEND_TEMPLATE, egress, endpoint, group, NETWORK, reference, subnet, table } from "./names";
import { addResource, set } from "./operations";

/** More of what is not on the request path, or a second time what is there already. */
export const ADDITIONS: readonly HarmlessChange[] = [
  change(
    "another-log-group",
    "It belongs to something else.",
    addResource("aws_cloudwatch_log_group.audit", { name: "/audit", retention_in_days: 400 }),
  ),
  change(
    "another-bucket",
    "It belongs to something else.",
    addResource("aws_s3_bucket.reports", { bucket_prefix: "reports-" }),
  ),
  change(
    "another-role",
    "Nothing runs with it.",
    addResource("aws_iam_role.report", {
      name: "report",
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
    }),
  ),
  change(
    "another-alarm",
    "It tells people more.",
    addResource("aws_cloudwatch_metric_alarm.storage", {
      alarm_name: "storage",
      namespace: "AWS/RDS",
      metric_name: "FreeStorageSpace",
      comparison_operator: "LessThanThreshold",
      evaluation_periods: 1,
      period: 300,
      statistic: "Average",
      threshold: 10737418240,
      dimensions: { DBInstanceIdentifier: "durable-prod-database" },
    }),
  ),
  change(
    "an-unused-group",
    "No interface is in it.",
    addResource("aws_security_group.unused", { name_prefix: "unused-", vpc_id: reference(NETWORK) }),
  ),
  change(
    "an-unused-subnet",
    "Nothing stands in it.",
    addResource("aws_subnet.spare", {
      vpc_id: reference(NETWORK),
      availability_zone: "us-east-1a",
      cidr_block: "10.20.240.0/24",
    }),
    addResource("aws_route_table_association.spare", {
      subnet_id: reference("aws_subnet.spare"),
      route_table_id: reference(table("database_us_east_1a")),
    }),
  ),
  change(
    "another-endpoint-in-both-zones",
    "One more service is reached.",
    addResource(endpoint("sqs"), {
      vpc_id: reference(NETWORK),
      vpc_endpoint_type: "Interface",
      service_name: "com.amazonaws.us-east-1.sqs",
      private_dns_enabled: true,
      security_group_ids: [reference(group("endpoints"))],
      subnet_ids: [reference(subnet("backend", "a")), reference(subnet("backend", "b"))],
    }),
  ),
  change(
    "a-narrower-user-rule",
    "Everybody was let in already.",
    addResource("aws_vpc_security_group_ingress_rule.office", {
      security_group_id: reference(group("web_balancer")),
      cidr_ipv4: "203.0.113.0/24",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    }),
  ),
  change(
    "an-acl-that-lets-all-through",
    "What AWS's default list does.",
    addResource("aws_network_acl.open", {
      vpc_id: reference(NETWORK),
      subnet_ids: [reference(subnet("backend", "a")), reference(subnet("backend", "b"))],
      ingress: [aclRule(100, "-1", "0.0.0.0/0", 0, 0)],
      egress: [aclRule(100, "-1", "0.0.0.0/0", 0, 0)],
    }),
  ),
  change(
    "a-rule-by-address",
    "The same flow named a second time, by the web layer's addresses.",
    addResource("aws_vpc_security_group_egress_rule.balancer_by_address", {
      security_group_id: reference(group("web_balancer")),
      cidr_ipv4: "10.20.64.0/18",
      ip_protocol: "tcp",
      from_port: 8080,
      to_port: 8080,
      description: egress("web_balancer_to_web_8080"),
    }),
  ),
  change(
    "template-network-card-named",
    "An index of 0 is the first card.",
    set(BACKEND_TEMPLATE, [["network_interfaces", 0, "network_card_index"], 0]),
  ),
];
