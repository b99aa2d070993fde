import type { HarmlessChange } from "./harmless-change";
import { BACKEND_TEMPLATE, endpoint, subnet, WEB_TEMPLATE } from "./names";
import { dropItem, dropResource, set, unset } from "./operations";

/** Changes that look like defects and are none: each with the reason why AWS does the same as before. */
export const EQUIVALENTS: readonly HarmlessChange[] = [
  {
    id: "no-kms-endpoint",
    operations: [dropResource(endpoint("kms"))],
    why: "No instance calls KMS: Secrets Manager, CloudWatch Logs and EBS use the keys on their own side.",
  },
  {
    id: "no-metrics-endpoint",
    operations: [dropResource(endpoint("monitoring"))],
    why: "Without it the agent's own metrics are lost; those of EC2, which the policies scale by, come from the hypervisor.",
  },
  {
    id: "web-subnet-maps-public-addresses",
    operations: [set(subnet("web", "a"), [["map_public_ip_on_launch"], true])],
    why: "The template's network interface says no, and what an interface says overrides its subnet.",
  },
  {
    id: "web-credits-left-out",
    operations: [unset(WEB_TEMPLATE, "credit_specification")],
    why: "T3 launches as unlimited where nothing is said.",
  },
  {
    id: "backend-credits-left-out",
    operations: [unset(BACKEND_TEMPLATE, "credit_specification")],
    why: "The same for the backend.",
  },
  {
    id: "backend-metadata-options-of-tokens-alone",
    operations: [set(BACKEND_TEMPLATE, [["metadata_options"], { http_tokens: "required" }])],
    why: "The endpoint is on and the hop limit is 1 by default; the tokens are what protects.",
  },
  {
    id: "subnet-says-nothing-of-public-addresses",
    operations: [unset(subnet("database", "a"), "map_public_ip_on_launch")],
    why: "False by default.",
  },
  {
    id: "database-says-nothing-of-public-access",
    operations: [unset("aws_db_instance.database", "publicly_accessible")],
    why: "Terraform's provider reads false where nothing is said.",
  },
  {
    id: "cross-zone-left-out-and-said",
    operations: [
      set("aws_lb_target_group.web_balancer", [
        ["load_balancing_cross_zone_enabled"],
        "use_load_balancer_configuration",
      ]),
    ],
    why: "An Application Load Balancer balances across zones unless a target group says no.",
  },
  {
    id: "ssm-endpoint-of-dev-named-first-in-b",
    of: "dev",
    operations: [
      set(endpoint("ssm"), [
        ["subnet_ids"],
        ["${aws_subnet.backend_us_east_1b.id}", "${aws_subnet.backend_us_east_1a.id}"],
      ]),
    ],
    why: "A set has no order.",
  },
  {
    id: "alarms-of-the-database-less-one",
    operations: [dropItem("aws_db_event_subscription.database_events", "event_categories", 8)],
    why: "Who is told of a notification changes nothing of what survives.",
  },
];
