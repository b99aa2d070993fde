import { ADDITIONS } from "./harmless-additions";
import { change, type HarmlessChange } from "./harmless-change";
import {
  BACKEND,
  BACKEND_BALANCER,
  BACKEND_TARGETS,
  DATABASE,
  DATABASE_SUBNETS,
  group,
  ingress,
  NETWORK,
  reference,
  subnet,
  VOLUME_KEY,
  WEB,
  WEB_BALANCER,
  WEB_LISTENER,
  WEB_TARGETS,
  WEB_TEMPLATE,
} from "./names";
import { addItem, set, unset, type Operation } from "./operations";

const inDev = (id: string, why: string, ...operations: Operation[]): HarmlessChange => ({
  ...change(id, why, ...operations),
  of: "dev",
});

const names: readonly HarmlessChange[] = [
  change("web-group-renamed", "A name is a name.", set(WEB, [["name"], "shop-front"])),
  change("web-balancer-renamed", "A name is a name.", set(WEB_BALANCER, [["name"], "front"])),
  change("backend-targets-renamed", "A name is a name.", set(BACKEND_TARGETS, [["name"], "inner-http"])),
  change(
    "database-renamed",
    "A name is a name, where the subscription to its events is renamed with it.",
    set(DATABASE, [["identifier"], "orders"]),
    set("aws_db_event_subscription.database_events", [["source_ids"], ["orders"]]),
  ),
  change("network-tagged", "Tags carry no traffic.", set(NETWORK, [["tags", "Team"], "payments"])),
  change(
    "fleet-tagged",
    "Tags carry no traffic.",
    addItem(BACKEND, "tag", { key: "Team", value: "payments", propagate_at_launch: true }),
  ),
  change(
    "key-described",
    "A description is for people.",
    set(VOLUME_KEY, [["description"], "what the instances write"]),
  ),
  change(
    "rule-described",
    "A description is for people.",
    set(ingress("backend_to_database_3307"), [["description"], "queries"]),
  ),
  change(
    "group-described",
    "A description is for people.",
    set(group("web"), [["description"], "the outer fleet"]),
  ),
  inDev(
    "dev-log-group-renamed",
    "A name is a name.",
    set("aws_cloudwatch_log_group.web_role", [["name"], "/shop/web"]),
  ),
];

const order: readonly HarmlessChange[] = [
  change(
    "web-subnets-the-other-way-round",
    "A set has no order.",
    set(WEB, [["vpc_zone_identifier"], [reference(subnet("web", "b")), reference(subnet("web", "a"))]]),
  ),
  change(
    "balancer-subnets-the-other-way-round",
    "A set has no order.",
    set(BACKEND_BALANCER, [
      ["subnets"],
      [reference(subnet("backend", "b")), reference(subnet("backend", "a"))],
    ]),
  ),
  change(
    "database-subnets-the-other-way-round",
    "A set has no order.",
    set(DATABASE_SUBNETS, [
      ["subnet_ids"],
      [reference(subnet("database", "b")), reference(subnet("database", "a"))],
    ]),
  ),
  inDev(
    "dev-backend-subnets-the-other-way-round",
    "A set has no order.",
    set(BACKEND, [
      ["vpc_zone_identifier"],
      [reference(subnet("backend", "b")), reference(subnet("backend", "a"))],
    ]),
  ),
];

const larger: readonly HarmlessChange[] = [
  change("web-minimum-of-four", "More survives.", set(WEB, [["min_size"], 4], [["min_elb_capacity"], 4])),
  change(
    "backend-minimum-of-four",
    "More survives.",
    set(BACKEND, [["min_size"], 4], [["min_elb_capacity"], 4]),
  ),
  inDev(
    "dev-web-minimum-of-three",
    "More survives, and there is room left to grow.",
    set(WEB, [["min_size"], 3], [["min_elb_capacity"], 3]),
  ),
  change(
    "database-larger",
    "A larger class of the same kind.",
    set(DATABASE, [["instance_class"], "db.m6g.2xlarge"]),
  ),
  change("database-storage-larger", "More room.", set(DATABASE, [["max_allocated_storage"], 1000])),
  change(
    "web-instances-larger",
    "As many processors, without credits to run out of, and more memory.",
    set(WEB_TEMPLATE, [["instance_type"], "m6i.large"]),
    unset(WEB_TEMPLATE, "credit_specification"),
  ),
  change(
    "volumes-larger",
    "More room.",
    set(WEB_TEMPLATE, [["block_device_mappings", 0, "ebs", "volume_size"], 60]),
  ),
];

const stricter: readonly HarmlessChange[] = [
  change(
    "backups-for-a-month",
    "More points in time to go back to.",
    set(DATABASE, [["backup_retention_period"], 30]),
  ),
  inDev(
    "dev-backups-for-a-week",
    "More points in time to go back to.",
    set(DATABASE, [["backup_retention_period"], 7]),
  ),
  change(
    "logs-for-ten-years",
    "Logs are not on the request path.",
    set("aws_cloudwatch_log_group.backend_role", [["retention_in_days"], 3653]),
  ),
  change(
    "check-more-often",
    "A dead target is noticed sooner.",
    set(WEB_TARGETS, [["health_check", "interval"], 6], [["health_check", "timeout"], 3]),
  ),
  change(
    "drain-for-thirty-seconds",
    "A target leaves sooner.",
    set(BACKEND_TARGETS, [["deregistration_delay"], "30"]),
  ),
  change(
    "scale-out-earlier",
    "More headroom.",
    set("aws_autoscaling_policy.web_group_cpu", [["target_tracking_configuration", "target_value"], 25]),
  ),
  change(
    "tls-policy-of-another-name",
    "TLS 1.3 and 1.2 as before.",
    set(WEB_LISTENER, [["ssl_policy"], "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"]),
  ),
  change(
    "host-header-preserved",
    "The instances see the name that users asked for.",
    set(WEB_BALANCER, [["preserve_host_header"], true]),
  ),
  inDev(
    "dev-database-protected",
    "It can no longer be deleted by one call.",
    set(DATABASE, [["deletion_protection"], true]),
  ),
];

/** Changes of one stack's JSON. Other regions, accounts and a third zone are other environments: harmless-environments.ts. */
export const HARMLESS: readonly HarmlessChange[] = [...names, ...order, ...larger, ...stricter, ...ADDITIONS];
