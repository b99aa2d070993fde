/** The same thing in both: on the left as the stack `durable-dev` calls it, on the right as `system/` does. */
export const SAME_THING: readonly (readonly [synthesized: string, byHand: string])[] = [
  // The network
  ["aws_vpc.network", "module.network.aws_vpc.this"],
  ["aws_default_security_group.network", "module.network.aws_default_security_group.this"],
  ["aws_internet_gateway.network", "module.network.aws_internet_gateway.this"],
  ["aws_subnet.public_us_east_1a", 'module.network.aws_subnet.this["public/us-east-1a"]'],
  ["aws_subnet.public_us_east_1b", 'module.network.aws_subnet.this["public/us-east-1b"]'],
  ["aws_subnet.web_us_east_1a", 'module.network.aws_subnet.this["web/us-east-1a"]'],
  ["aws_subnet.web_us_east_1b", 'module.network.aws_subnet.this["web/us-east-1b"]'],
  ["aws_subnet.backend_us_east_1a", 'module.network.aws_subnet.this["backend/us-east-1a"]'],
  ["aws_subnet.backend_us_east_1b", 'module.network.aws_subnet.this["backend/us-east-1b"]'],
  ["aws_subnet.database_us_east_1a", 'module.network.aws_subnet.this["database/us-east-1a"]'],
  ["aws_subnet.database_us_east_1b", 'module.network.aws_subnet.this["database/us-east-1b"]'],
  ["aws_route_table.public", "module.network.aws_route_table.public"],
  ["aws_route_table.web_us_east_1a", 'module.network.aws_route_table.private["web/us-east-1a"]'],
  ["aws_route_table.web_us_east_1b", 'module.network.aws_route_table.private["web/us-east-1b"]'],
  ["aws_route_table.backend_us_east_1a", 'module.network.aws_route_table.private["backend/us-east-1a"]'],
  ["aws_route_table.backend_us_east_1b", 'module.network.aws_route_table.private["backend/us-east-1b"]'],
  ["aws_route_table.database_us_east_1a", 'module.network.aws_route_table.private["database/us-east-1a"]'],
  ["aws_route_table.database_us_east_1b", 'module.network.aws_route_table.private["database/us-east-1b"]'],
  [
    "aws_route_table_association.public_us_east_1a",
    'module.network.aws_route_table_association.public["public/us-east-1a"]',
  ],
  [
    "aws_route_table_association.public_us_east_1b",
    'module.network.aws_route_table_association.public["public/us-east-1b"]',
  ],
  [
    "aws_route_table_association.web_us_east_1a",
    'module.network.aws_route_table_association.private["web/us-east-1a"]',
  ],
  [
    "aws_route_table_association.web_us_east_1b",
    'module.network.aws_route_table_association.private["web/us-east-1b"]',
  ],
  [
    "aws_route_table_association.backend_us_east_1a",
    'module.network.aws_route_table_association.private["backend/us-east-1a"]',
  ],
  [
    "aws_route_table_association.backend_us_east_1b",
    'module.network.aws_route_table_association.private["backend/us-east-1b"]',
  ],
  [
    "aws_route_table_association.database_us_east_1a",
    'module.network.aws_route_table_association.private["database/us-east-1a"]',
  ],
  [
    "aws_route_table_association.database_us_east_1b",
    'module.network.aws_route_table_association.private["database/us-east-1b"]',
  ],
  ["aws_cloudwatch_log_group.flow_logs", "module.network.aws_cloudwatch_log_group.flow_logs[0]"],
  ["aws_iam_role.flow_logs", "module.network.aws_iam_role.flow_logs[0]"],
  ["aws_iam_role_policy.flow_logs", "module.network.aws_iam_role_policy.flow_logs[0]"],
  ["aws_flow_log.flow_logs", "module.network.aws_flow_log.this[0]"],
  // Endpoints
  ["aws_vpc_endpoint.endpoints_ssm", 'aws_vpc_endpoint.interface["ssm"]'],
  ["aws_vpc_endpoint.endpoints_ssmmessages", 'aws_vpc_endpoint.interface["ssmmessages"]'],
  ["aws_vpc_endpoint.endpoints_logs", 'aws_vpc_endpoint.interface["logs"]'],
  ["aws_vpc_endpoint.endpoints_secretsmanager", 'aws_vpc_endpoint.interface["secretsmanager"]'],
  ["aws_vpc_endpoint.endpoints_s3", "aws_vpc_endpoint.s3"],
  ["data.aws_prefix_list.s3", "data.aws_prefix_list.s3"],
  // Flows
  ["aws_security_group.web_balancer", 'aws_security_group.this["web_balancer"]'],
  ["aws_security_group.web", 'aws_security_group.this["web"]'],
  ["aws_security_group.backend_balancer", 'aws_security_group.this["backend_balancer"]'],
  ["aws_security_group.backend", 'aws_security_group.this["backend"]'],
  ["aws_security_group.database", 'aws_security_group.this["database"]'],
  ["aws_security_group.endpoints", 'aws_security_group.this["endpoints"]'],
  [
    "aws_vpc_security_group_egress_rule.web_balancer_to_web_8080_egress",
    'aws_vpc_security_group_egress_rule.flow["web_balancer-web"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.web_balancer_to_web_8080_ingress",
    'aws_vpc_security_group_ingress_rule.flow["web_balancer-web"]',
  ],
  [
    "aws_vpc_security_group_egress_rule.web_to_backend_balancer_80_egress",
    'aws_vpc_security_group_egress_rule.flow["web-backend_balancer"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.web_to_backend_balancer_80_ingress",
    'aws_vpc_security_group_ingress_rule.flow["web-backend_balancer"]',
  ],
  [
    "aws_vpc_security_group_egress_rule.backend_balancer_to_backend_8080_egress",
    'aws_vpc_security_group_egress_rule.flow["backend_balancer-backend"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.backend_balancer_to_backend_8080_ingress",
    'aws_vpc_security_group_ingress_rule.flow["backend_balancer-backend"]',
  ],
  [
    "aws_vpc_security_group_egress_rule.backend_to_database_3307_egress",
    'aws_vpc_security_group_egress_rule.flow["backend-database"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.backend_to_database_3307_ingress",
    'aws_vpc_security_group_ingress_rule.flow["backend-database"]',
  ],
  [
    "aws_vpc_security_group_egress_rule.web_to_endpoints_443_egress",
    'aws_vpc_security_group_egress_rule.flow["web-endpoints"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.web_to_endpoints_443_ingress",
    'aws_vpc_security_group_ingress_rule.flow["web-endpoints"]',
  ],
  [
    "aws_vpc_security_group_egress_rule.backend_to_endpoints_443_egress",
    'aws_vpc_security_group_egress_rule.flow["backend-endpoints"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.backend_to_endpoints_443_ingress",
    'aws_vpc_security_group_ingress_rule.flow["backend-endpoints"]',
  ],
  [
    "aws_vpc_security_group_ingress_rule.internet_to_web_balancer_80_ingress",
    "aws_vpc_security_group_ingress_rule.internet",
  ],
  ["aws_vpc_security_group_egress_rule.web_to_s3_443_egress", 'aws_vpc_security_group_egress_rule.s3["web"]'],
  [
    "aws_vpc_security_group_egress_rule.backend_to_s3_443_egress",
    'aws_vpc_security_group_egress_rule.s3["backend"]',
  ],
  // The web tier
  ["aws_lb.web_balancer", "module.web.aws_lb.this"],
  ["aws_lb_target_group.web_balancer", "module.web.aws_lb_target_group.this"],
  ["aws_lb_listener.web_balancer_http", "module.web.aws_lb_listener.http"],
  ["aws_launch_template.web_group_template", "module.web.aws_launch_template.this"],
  ["aws_autoscaling_group.web_group", "module.web.aws_autoscaling_group.this"],
  ["aws_autoscaling_policy.web_group_cpu", "module.web.aws_autoscaling_policy.cpu"],
  ["aws_autoscaling_policy.web_group_requests", "module.web.aws_autoscaling_policy.requests"],
  ["aws_cloudwatch_log_group.web_role", "module.web.aws_cloudwatch_log_group.this"],
  ["aws_iam_role.web_role", "module.web.aws_iam_role.this"],
  ["aws_iam_role_policy.web_role", "module.web.aws_iam_role_policy.this"],
  ["aws_iam_instance_profile.web_role", "module.web.aws_iam_instance_profile.this"],
  // The backend tier
  ["aws_lb.backend_balancer", "module.backend.aws_lb.this"],
  ["aws_lb_target_group.backend_balancer", "module.backend.aws_lb_target_group.this"],
  ["aws_lb_listener.backend_balancer_http", "module.backend.aws_lb_listener.http"],
  ["aws_launch_template.backend_group_template", "module.backend.aws_launch_template.this"],
  ["aws_autoscaling_group.backend_group", "module.backend.aws_autoscaling_group.this"],
  ["aws_autoscaling_policy.backend_group_cpu", "module.backend.aws_autoscaling_policy.cpu"],
  ["aws_autoscaling_policy.backend_group_requests", "module.backend.aws_autoscaling_policy.requests"],
  ["aws_cloudwatch_log_group.backend_role", "module.backend.aws_cloudwatch_log_group.this"],
  ["aws_iam_role.backend_role", "module.backend.aws_iam_role.this"],
  ["aws_iam_role_policy.backend_role", "module.backend.aws_iam_role_policy.this"],
  ["aws_iam_instance_profile.backend_role", "module.backend.aws_iam_instance_profile.this"],
  // The database
  ["aws_db_instance.database", "module.database.aws_db_instance.this"],
  ["aws_db_subnet_group.database", "module.database.aws_db_subnet_group.this"],
  ["aws_db_parameter_group.database", "module.database.aws_db_parameter_group.this"],
  ["aws_db_event_subscription.database_events", "module.database.aws_db_event_subscription.this"],
  ["aws_cloudwatch_log_group.database_log_error", "module.database.aws_cloudwatch_log_group.export[0]"],
  ["aws_cloudwatch_log_group.database_log_general", "module.database.aws_cloudwatch_log_group.export[1]"],
  ["aws_cloudwatch_log_group.database_log_slowquery", "module.database.aws_cloudwatch_log_group.export[2]"],
  ["aws_iam_role.database_monitoring", "module.database.aws_iam_role.monitoring[0]"],
  ["aws_iam_role_policy.database_monitoring", "module.database.aws_iam_role_policy.monitoring[0]"],
  ["aws_secretsmanager_secret.application", "aws_secretsmanager_secret.application"],
  // Keys and events
  ["aws_kms_key.volume_key", "aws_kms_key.volumes"],
  ["aws_kms_alias.volume_key", "aws_kms_alias.volumes"],
  ["aws_kms_key.events_key", "aws_kms_key.events"],
  ["aws_kms_alias.events_key", "aws_kms_alias.events"],
  ["data.aws_kms_alias.data_key", "data.aws_kms_alias.data"],
  ["aws_sns_topic.events", "aws_sns_topic.events"],
  ["aws_sns_topic_policy.events", "aws_sns_topic_policy.events"],
  ["data.aws_caller_identity.current", "data.aws_caller_identity.current"],
  ["data.aws_partition.current", "data.aws_partition.current"],
];

/** What tells people, and carries no request. */
const WATCHING = [
  "aws_cloudwatch_dashboard.dashboard",
  ...["database_events", "health", "launches", "refreshes"].flatMap((rule) => [
    `aws_cloudwatch_event_rule.event_rules_${rule}`,
    `aws_cloudwatch_event_target.event_rules_${rule}_target`,
  ]),
  ...["web", "backend"].flatMap((tier) =>
    [
      "at_maximum",
      "balancer_errors",
      "below_minimum",
      "latency",
      "rejected_connections",
      "target_errors",
      "unhealthy_targets",
      "zone_imbalance",
    ].map((alarm) => `aws_cloudwatch_metric_alarm.alarms_${tier}_${alarm}`),
  ),
  ...["connections", "cpu", "cpu_credits", "memory", "storage", "surplus_credits"].map(
    (alarm) => `aws_cloudwatch_metric_alarm.alarms_database_${alarm}`,
  ),
  "aws_cloudwatch_metric_alarm.alarms_events_undelivered",
  "aws_db_event_subscription.database_events_groups",
  "aws_db_event_subscription.database_events_parameters",
  "aws_sqs_queue.event_rules_undelivered",
];

const BALANCER_LOGS = [
  "",
  "_lifecycle_configuration",
  "_ownership_controls",
  "_policy",
  "_public_access_block",
  "_server_side_encryption_configuration",
].map((part) => `aws_s3_bucket${part}.balancer_logs`);

/** What stands apart in the stack alone, what carries it by hand, and how. */
export const ONLY_SYNTHESIZED: readonly (readonly [synthesized: string, carriedBy: string, how: string])[] = [
  ...WATCHING.map(
    (address) =>
      [address, "aws_sns_topic.events", "by hand nobody watches: no request depends on it"] as const,
  ),
  ...BALANCER_LOGS.map(
    (address) => [address, "module.web.aws_lb.this", "by hand the balancers write no logs"] as const,
  ),
  ...["web", "backend"].flatMap((tier) => [
    [
      `aws_autoscaling_policy.${tier}_group_jump`,
      `module.${tier}.aws_autoscaling_policy.requests`,
      "by hand target tracking alone: it is the one that holds a target",
    ] as const,
    [
      `aws_cloudwatch_metric_alarm.${tier}_group_jump`,
      `module.${tier}.aws_autoscaling_policy.requests`,
      "the alarm of the steps; target tracking makes its own",
    ] as const,
  ]),
  ["aws_route.public", "module.network.aws_route_table.public", "a `route` block of the route table"],
  ...["backend_us_east_1a", "backend_us_east_1b", "web_us_east_1a", "web_us_east_1b"].map(
    (table) =>
      [
        `aws_vpc_endpoint_route_table_association.endpoints_s3_${table}`,
        "aws_vpc_endpoint.s3",
        "`route_table_ids` of the endpoint",
      ] as const,
  ),
  [
    "data.aws_ssm_parameter.backend_group_template_image",
    "data.aws_ssm_parameter.image",
    "one image for both tiers",
  ],
  [
    "data.aws_ssm_parameter.web_group_template_image",
    "data.aws_ssm_parameter.image",
    "one image for both tiers",
  ],
];

/** What stands apart by hand alone, and where it stands in the stack. */
export const ONLY_BY_HAND: readonly (readonly [byHand: string, where: string])[] = [
  ["data.aws_iam_policy_document.events_key", "the text of the key's policy"],
  ["data.aws_iam_policy_document.events_topic", "the text of the topic's policy"],
  ["data.aws_iam_policy_document.volumes", "the text of the key's policy"],
  ["data.aws_ssm_parameter.image", "a parameter for each tier"],
];
