import type { Mutant } from "../mutant";
import {
  BACKEND,
  BACKEND_TARGETS,
  BACKEND_TEMPLATE,
  reference,
  subnet,
  WEB,
  WEB_TARGETS,
  WEB_TEMPLATE,
} from "../names";
import { dropItem, dropResource, set, unset } from "../operations";

const policy = (name: string): string => `aws_autoscaling_policy.${name}`;
const WEB_POLICIES = [policy("web_group_cpu"), policy("web_group_requests")];
const BACKEND_POLICIES = [policy("backend_group_cpu"), policy("backend_group_requests")];

const zones: readonly Mutant[] = [
  {
    id: "web-fleet-loses-a-zone",
    class: "fleet zones",
    operations: [dropItem(WEB, "vpc_zone_identifier", 1)],
    at: [WEB],
    concerns: [WEB_TARGETS],
    why: "All web instances are in zone a and go with it.",
  },
  {
    id: "backend-fleet-loses-a-zone",
    class: "fleet zones",
    operations: [dropItem(BACKEND, "vpc_zone_identifier", 0)],
    at: [BACKEND],
    concerns: [BACKEND_TARGETS],
    why: "All backend instances are in zone b and go with it.",
  },
  {
    id: "web-subnets-in-one-zone",
    class: "fleet zones",
    operations: [set(subnet("web", "b"), [["availability_zone"], "us-east-1a"])],
    at: [subnet("web", "b"), WEB],
    concerns: [WEB_TARGETS],
    why: "Two subnets, two names, one zone: the name does not put a subnet anywhere.",
  },
  {
    id: "web-fleet-names-one-subnet-twice",
    class: "fleet zones",
    operations: [
      set(WEB, [["vpc_zone_identifier"], [reference(subnet("web", "a")), reference(subnet("web", "a"))]]),
    ],
    at: [WEB],
    concerns: [WEB_TARGETS],
    why: "A list of two that is one: counting references proves no placement.",
  },
  {
    id: "dev-backend-subnets-in-one-zone",
    class: "fleet zones",
    of: "dev",
    operations: [set(subnet("backend", "a"), [["availability_zone"], "us-east-1b"])],
    at: [subnet("backend", "a"), BACKEND],
    concerns: [
      BACKEND_TARGETS,
      "aws_lb.backend_balancer",
      ...["logs", "secretsmanager", "ssm", "ssmmessages"].map(
        (service) => `aws_vpc_endpoint.endpoints_${service}`,
      ),
    ],
    why: "Backend instances, the inner balancer and the endpoints all share these subnets: one zone carries the tier.",
  },
];

const capacity: readonly Mutant[] = [
  {
    id: "web-minimum-of-one",
    class: "capacity",
    operations: [set(WEB, [["min_size"], 1], [["min_elb_capacity"], 1])],
    at: [WEB],
    concerns: WEB_POLICIES,
    why: "At night one instance is all there is: its loss, or its zone's, is an outage until a new one has booted.",
  },
  {
    id: "dev-backend-minimum-of-one",
    class: "capacity",
    of: "dev",
    operations: [set(BACKEND, [["min_size"], 1], [["min_elb_capacity"], 1])],
    at: [BACKEND],
    concerns: BACKEND_POLICIES,
    why: "The same for the backend.",
  },
  {
    id: "web-minimum-of-nothing",
    class: "capacity",
    operations: [set(WEB, [["min_size"], 0], [["min_elb_capacity"], 0])],
    at: [WEB],
    concerns: WEB_POLICIES,
    why: "A group may legally hold no instance, and a target-tracking policy has no metric to come back by.",
  },
  {
    id: "backend-cannot-grow",
    class: "capacity",
    operations: [set(BACKEND, [["max_size"], 2])],
    at: [BACKEND],
    concerns: BACKEND_POLICIES,
    why: "With the maximum at the minimum no policy adds an instance, whatever comes.",
  },
  {
    id: "apply-resets-the-fleet",
    class: "capacity",
    operations: [set(WEB, [["desired_capacity"], 2])],
    at: [WEB],
    why: "Each apply sets a fleet that has scaled out back to two instances, in the middle of the load.",
  },
  {
    id: "web-scales-too-late-for-a-zone",
    class: "scaling policy",
    operations: [set(policy("web_group_cpu"), [["target_tracking_configuration", "target_value"], 90])],
    at: [policy("web_group_cpu"), WEB],
    why: "At 90 % of the processor in two zones, the loss of one leaves the survivors with 180 %.",
  },
  {
    id: "backend-requests-target-out-of-reach",
    class: "scaling policy",
    operations: [
      set(policy("backend_group_requests"), [["target_tracking_configuration", "target_value"], 12000]),
    ],
    at: [policy("backend_group_requests"), BACKEND],
    why: "12,000 a minute are the 200 a second that one instance serves at full use: nothing is left for a lost zone.",
  },
  {
    id: "web-without-policies",
    class: "scaling policy",
    operations: [...WEB_POLICIES, policy("web_group_jump"), "aws_cloudwatch_metric_alarm.web_group_jump"].map(
      dropResource,
    ),
    at: [WEB],
    why: "Nothing adds an instance under load: the minimum is all there will be.",
  },
  {
    id: "backend-policies-switched-off",
    class: "scaling policy",
    operations: BACKEND_POLICIES.map((address) => set(address, [["enabled"], false])),
    at: [BACKEND, ...BACKEND_POLICIES],
    why: "A disabled policy stays in the list and does nothing.",
  },
  {
    id: "policies-on-one-fleet-only",
    class: "scaling policy",
    operations: BACKEND_POLICIES.map((address) =>
      set(address, [["autoscaling_group_name"], reference(WEB, "name")]),
    ),
    at: [BACKEND, ...BACKEND_POLICIES],
    concerns: [WEB],
    why: "The web fleet grows and the backend does not: it is where the requests pile up.",
  },
  {
    id: "web-bursts-on-credits",
    class: "burst credits",
    operations: [set(WEB_TEMPLATE, [["credit_specification", "cpu_credits"], "standard"])],
    at: [WEB_TEMPLATE, WEB],
    concerns: WEB_POLICIES,
    why: "In standard mode a new t3.medium has no credits and 20 % of its processor: just when it replaces a lost one.",
  },
  {
    id: "backend-bursts-on-credits",
    class: "burst credits",
    operations: [set(BACKEND_TEMPLATE, [["credit_specification", "cpu_credits"], "standard"])],
    at: [BACKEND_TEMPLATE, BACKEND],
    concerns: BACKEND_POLICIES,
    why: "The same for t3.large with 30 %.",
  },
];

const healing: readonly Mutant[] = [
  {
    id: "web-trusts-ec2",
    class: "health check type",
    operations: [set(WEB, [["health_check_type"], "EC2"])],
    at: [WEB],
    why: "A program that hangs on a running machine is healthy to EC2: the balancer takes it out, and nothing replaces it.",
  },
  {
    id: "backend-health-check-type-left-out",
    class: "health check type",
    operations: [unset(BACKEND, "health_check_type")],
    at: [BACKEND],
    why: "Left out it is EC2, with the same effect.",
  },
  {
    id: "web-grace-of-two-hours",
    class: "grace period",
    operations: [set(WEB, [["health_check_grace_period"], 7200])],
    at: [WEB],
    why: "For two hours after its launch a broken instance is not replaced.",
  },
  {
    id: "backend-without-grace",
    class: "grace period",
    operations: [set(BACKEND, [["health_check_grace_period"], 0])],
    at: [BACKEND],
    why: "A new instance is unhealthy until its boot script is done; without grace the group ends it first, again and again.",
  },
  {
    id: "web-warmup-of-an-hour",
    class: "grace period",
    operations: [set(WEB, [["default_instance_warmup"], 3600])],
    at: [WEB],
    concerns: WEB_POLICIES,
    why: "Replacement waits for the warmup of the one before it, and scaling counts no new instance for an hour.",
  },
  {
    id: "refresh-takes-all",
    class: "refresh",
    operations: [
      set(
        WEB,
        [["instance_refresh", "preferences", "min_healthy_percentage"], 0],
        [["instance_refresh", "preferences", "max_healthy_percentage"], 100],
      ),
    ],
    at: [WEB],
    why: "A refresh may end every instance at once and starts the new ones after that: each release is an outage.",
  },
  {
    id: "refresh-does-not-go-back",
    class: "refresh",
    operations: [set(BACKEND, [["instance_refresh", "preferences", "auto_rollback"], false])],
    at: [BACKEND],
    why: "A refresh that fails stops half-way and leaves the mixture until a person acts.",
  },
  {
    id: "maintenance-takes-all",
    class: "refresh",
    operations: [
      set(
        BACKEND,
        [["instance_maintenance_policy", "min_healthy_percentage"], 0],
        [["instance_maintenance_policy", "max_healthy_percentage"], 100],
      ),
    ],
    at: [BACKEND],
    why: "Replacing unhealthy instances and rebalancing may take the whole fleet before anything new runs.",
  },
];

const exposure: readonly Mutant[] = [
  {
    id: "web-metadata-without-tokens",
    class: "instance metadata",
    operations: [set(WEB_TEMPLATE, [["metadata_options", "http_tokens"], "optional"])],
    at: [WEB_TEMPLATE],
    why: "A request that a web program is tricked into sending reads the role's credentials.",
  },
  {
    id: "dev-backend-metadata-without-tokens",
    class: "instance metadata",
    of: "dev",
    operations: [set(BACKEND_TEMPLATE, [["metadata_options", "http_tokens"], "optional"])],
    at: [BACKEND_TEMPLATE],
    why: "The same for the backend, whose role may read secrets.",
  },
  {
    id: "web-instances-with-public-addresses",
    class: "exposed by an address",
    operations: [set(WEB_TEMPLATE, [["network_interfaces", 0, "associate_public_ip_address"], "true"])],
    at: [WEB_TEMPLATE],
    concerns: [WEB],
    why: "Nothing needs it here, and one route is then all that is missing between the internet and an instance.",
  },
  {
    id: "backend-instances-with-public-addresses",
    class: "exposed by an address",
    operations: [set(BACKEND_TEMPLATE, [["network_interfaces", 0, "associate_public_ip_address"], "true"])],
    at: [BACKEND_TEMPLATE],
    concerns: [BACKEND],
    why: "The same for the backend.",
  },
  {
    id: "web-volumes-in-the-clear",
    class: "encryption",
    operations: [
      set(WEB_TEMPLATE, [
        ["block_device_mappings", 0, "ebs"],
        { delete_on_termination: "true", encrypted: "false", volume_size: 20, volume_type: "gp3" },
      ]),
    ],
    at: [WEB_TEMPLATE],
    concerns: ["aws_kms_key.volume_key"],
    why: "The volume and each snapshot of it can be read by whoever gets a copy.",
  },
];

/** Auto Scaling groups, their policies and their templates. */
export const FLEET_MUTANTS: readonly Mutant[] = [...zones, ...capacity, ...healing, ...exposure];
