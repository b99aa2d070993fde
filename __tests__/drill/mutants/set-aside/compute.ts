import type { Mutant } from "../mutant";
import { WEB, BACKEND, WEB_TEMPLATE, BACKEND_TEMPLATE } from "../names";
import { addResource, set, unset } from "../operations";

const suspendedProcesses: readonly Mutant[] = [
  {
    id: "web-launch-suspended",
    class: "suspended processes",
    operations: [set(WEB, [["suspended_processes"], ["Launch"]])],
    at: [WEB],
    why: "With Launch suspended the group starts nothing, neither for a lost instance nor for load.",
  },
  {
    id: "backend-replace-unhealthy-suspended",
    class: "suspended processes",
    operations: [set(BACKEND, [["suspended_processes"], ["ReplaceUnhealthy"]])],
    at: [BACKEND],
    why: "Instances are marked unhealthy and stay: the fleet shrinks with every failure until a person acts.",
  },
  {
    id: "web-add-to-load-balancer-suspended",
    class: "suspended processes",
    operations: [set(WEB, [["suspended_processes"], ["AddToLoadBalancer"]])],
    at: [WEB],
    why: "Replacements start and are never registered with the target group: they serve nothing.",
  },
  {
    id: "dev-backend-health-check-suspended",
    class: "suspended processes",
    of: "dev",
    operations: [set(BACKEND, [["suspended_processes"], ["HealthCheck"]])],
    at: [BACKEND],
    why: "With HealthCheck suspended the group notices neither a stopped instance nor a failed check.",
  },
];

const instanceRole: readonly Mutant[] = [
  {
    id: "backend-template-without-a-profile",
    class: "instance role",
    operations: [unset(BACKEND_TEMPLATE, "iam_instance_profile")],
    at: [BACKEND_TEMPLATE, BACKEND, "aws_iam_instance_profile.backend_role"],
    concerns: ["aws_iam_role.backend_role", "aws_iam_role_policy.backend_role"],
    why: "An instance without a profile has no credentials: it reads no secret and never passes its check.",
  },
  {
    id: "backend-runs-as-web",
    class: "instance role",
    operations: [
      set(BACKEND_TEMPLATE, [["iam_instance_profile", "arn"], "${aws_iam_instance_profile.web_role.arn}"]),
    ],
    at: [BACKEND_TEMPLATE, BACKEND, "aws_iam_instance_profile.web_role", "aws_iam_role_policy.web_role"],
    concerns: [
      "aws_iam_instance_profile.backend_role",
      "aws_iam_role.backend_role",
      "aws_iam_role.web_role",
      "aws_iam_role_policy.backend_role",
      WEB,
      WEB_TEMPLATE,
    ],
    why: "The web role may read no secret, which the backend's boot script asks for: access denied, and no new instance becomes healthy.",
  },
];

const zoneDistribution: readonly Mutant[] = [
  {
    id: "web-balanced-only",
    class: "zone distribution",
    operations: [
      set(WEB, [["availability_zone_distribution", "capacity_distribution_strategy"], "balanced-only"]),
    ],
    at: [WEB],
    why: "With balanced-only Auto Scaling keeps trying in the zone that failed instead of launching in the healthy one.",
  },
  {
    id: "dev-backend-balanced-only",
    class: "zone distribution",
    of: "dev",
    operations: [
      set(BACKEND, [["availability_zone_distribution", "capacity_distribution_strategy"], "balanced-only"]),
    ],
    at: [BACKEND],
    why: "The same for the backend fleet.",
  },
];

const templateVersion: readonly Mutant[] = [
  {
    id: "web-launches-latest",
    class: "template version",
    operations: [set(WEB, [["launch_template", "version"], "$Latest"])],
    at: [WEB, WEB_TEMPLATE],
    why: "With $Latest a new template version changes nothing in the group: no refresh starts, a refresh cannot roll back, and the next replacement runs what nobody watched.",
  },
  {
    id: "web-image-resolved-at-launch",
    class: "template version",
    operations: [
      set(WEB_TEMPLATE, [
        ["image_id"],
        "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      ]),
    ],
    at: [WEB, WEB_TEMPLATE],
    why: "Auto Scaling rolls no refresh back whose template takes its image from an SSM parameter, and two replacements may run different images.",
  },
];

const failOpen: readonly Mutant[] = [
  {
    id: "web-dns-failover-needs-more-targets-than-there-are",
    class: "fail-open threshold",
    operations: [
      set("aws_lb_target_group.web_balancer", [
        ["target_group_health"],
        {
          dns_failover: { minimum_healthy_targets_count: "2", minimum_healthy_targets_percentage: "off" },
          unhealthy_state_routing: {
            minimum_healthy_targets_count: 2,
            minimum_healthy_targets_percentage: "off",
          },
        },
      ]),
    ],
    at: ["aws_lb_target_group.web_balancer"],
    concerns: [WEB, "aws_lb.web_balancer"],
    why: "Below two healthy targets the balancer sends requests to the failed one as well; a fleet of two that loses one is below it.",
  },
];

const schedule: readonly Mutant[] = [
  {
    id: "web-scheduled-to-nothing",
    class: "schedule",
    operations: [
      addResource("aws_autoscaling_schedule.night", {
        scheduled_action_name: "night",
        autoscaling_group_name: "${aws_autoscaling_group.web_group.name}",
        recurrence: "0 22 * * *",
        min_size: 0,
        max_size: 0,
        desired_capacity: 0,
      }),
    ],
    at: ["aws_autoscaling_schedule.night", WEB],
    why: "Every night at 22:00 the group ends all its instances, and nothing brings them back.",
  },
  {
    id: "backend-scheduled-to-one",
    class: "schedule",
    operations: [
      addResource("aws_autoscaling_schedule.weekend", {
        scheduled_action_name: "weekend",
        autoscaling_group_name: "${aws_autoscaling_group.backend_group.name}",
        recurrence: "0 0 * * 6",
        min_size: 1,
        max_size: 1,
        desired_capacity: 1,
      }),
    ],
    at: ["aws_autoscaling_schedule.weekend", BACKEND],
    why: "From Saturday on one instance in one zone carries the tier, whatever the group's own minimum says.",
  },
];

const spot: readonly Mutant[] = [
  {
    id: "backend-on-spot",
    class: "spot",
    operations: [set(BACKEND_TEMPLATE, [["instance_market_options"], { market_type: "spot" }])],
    at: [BACKEND_TEMPLATE, BACKEND],
    why: "EC2 takes Spot Instances of one type back with two minutes' notice, all of a pool together, and may have no other to give.",
  },
];

const lifecycleHook: readonly Mutant[] = [
  {
    id: "web-launch-waits-two-hours",
    class: "lifecycle hook",
    operations: [
      addResource("aws_autoscaling_lifecycle_hook.wait", {
        name: "wait",
        autoscaling_group_name: "${aws_autoscaling_group.web_group.name}",
        lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING",
        heartbeat_timeout: 7200,
        default_result: "ABANDON",
      }),
    ],
    at: ["aws_autoscaling_lifecycle_hook.wait", WEB],
    why: "Nothing completes the hook: each replacement waits for two hours and is then ended.",
  },
];

/** Set aside: fleets and how they launch. */
export const SET_ASIDE_COMPUTE: readonly Mutant[] = [
  ...suspendedProcesses,
  ...instanceRole,
  ...zoneDistribution,
  ...templateVersion,
  ...failOpen,
  ...schedule,
  ...spot,
  ...lifecycleHook,
];
