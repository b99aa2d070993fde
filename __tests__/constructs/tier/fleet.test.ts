import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { prod } from "../../support/environments";
import { resources, type StackJson } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

setupJest();

const { text, json } = tiersScope();

describe("the Auto Scaling groups", () => {
  it("judge instances by their balancer's checks, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(AutoscalingGroup, { health_check_type: "ELB", min_size: 2 });
  });

  it("are exactly this on both tiers: no desired capacity, a version that is a number, launch first", () => {
    const group = (tier: string, subnets: readonly string[], listeners: readonly string[]) => ({
      name: `durable-test-${tier}`,
      min_size: 2,
      max_size: 10,
      vpc_zone_identifier: subnets,
      target_group_arns: [`\${aws_lb_target_group.${tier}_balancer_lb-target-group.arn}`],
      launch_template: {
        id: `\${aws_launch_template.${tier}_group_template_launch-template.id}`,
        version: `\${aws_launch_template.${tier}_group_template_launch-template.latest_version}`,
      },
      health_check_type: "ELB",
      health_check_grace_period: 180,
      default_instance_warmup: 120,
      availability_zone_distribution: { capacity_distribution_strategy: "balanced-best-effort" },
      instance_maintenance_policy: { min_healthy_percentage: 100, max_healthy_percentage: 150 },
      instance_refresh: {
        strategy: "Rolling",
        preferences: {
          min_healthy_percentage: 100,
          max_healthy_percentage: 150,
          instance_warmup: "120",
          auto_rollback: true,
          skip_matching: true,
        },
      },
      min_elb_capacity: 2,
      wait_for_capacity_timeout: "15m",
      enabled_metrics: [
        "GroupDesiredCapacity",
        "GroupInServiceInstances",
        "GroupMaxSize",
        "GroupMinSize",
        "GroupPendingInstances",
        "GroupTerminatingInstances",
        "GroupTotalInstances",
      ],
      metrics_granularity: "1Minute",
      tag: [
        { key: "Owner", value: "platform", propagate_at_launch: true },
        { key: "Name", value: `durable-test-${tier}`, propagate_at_launch: true },
      ],
      lifecycle: { ignore_changes: ["initial_lifecycle_hook"] },
      depends_on: [
        "aws_security_group.needed",
        ...listeners.map((name) => `aws_lb_listener.${tier}_balancer_${name}`),
        `aws_iam_role_policy.${tier}_role_iam-role-policy`,
      ],
    });
    expect(resources(json, "aws_autoscaling_group")).toEqual({
      "web_group_autoscaling-group": group("web", ["subnet-web-a", "subnet-web-b"], ["https", "redirect"]),
      "backend_group_autoscaling-group": group("backend", ["subnet-backend-a", "subnet-backend-b"], ["http"]),
    });
  });

  it("never follow a moving version, which would refresh nothing", () => {
    expect(text).not.toMatch(/\$(Latest|Default)/);
    expect(text).not.toContain("resolve:ssm");
  });
});

/** The policies that hold a target; the one of a jump has a suite of its own. */
function trackingOf(stack: StackJson) {
  return Object.fromEntries(
    Object.entries(resources(stack, "aws_autoscaling_policy")).filter(
      ([, { policy_type: type }]) => type === "TargetTrackingScaling",
    ),
  );
}

describe("the scaling policies", () => {
  it("track a metric each, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(AutoscalingPolicy, { policy_type: "TargetTrackingScaling" });
  });

  it("are two per tier with the targets that survive the loss of a zone", () => {
    const policies = (tier: string, requests: number, listeners: readonly string[]) => ({
      [`${tier}_group_cpu`]: {
        name: `durable-test-${tier}-cpu`,
        autoscaling_group_name: `\${aws_autoscaling_group.${tier}_group_autoscaling-group.name}`,
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: {
          predefined_metric_specification: { predefined_metric_type: "ASGAverageCPUUtilization" },
          target_value: 30,
        },
      },
      [`${tier}_group_requests`]: {
        name: `durable-test-${tier}-requests`,
        autoscaling_group_name: `\${aws_autoscaling_group.${tier}_group_autoscaling-group.name}`,
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: {
          predefined_metric_specification: {
            predefined_metric_type: "ALBRequestCountPerTarget",
            resource_label: `\${aws_lb.${tier}_balancer_lb.arn_suffix}/\${aws_lb_target_group.${tier}_balancer_lb-target-group.arn_suffix}`,
          },
          target_value: requests,
        },
        depends_on: [
          `aws_autoscaling_group.${tier}_group_autoscaling-group`,
          ...listeners.map((name) => `aws_lb_listener.${tier}_balancer_${name}`),
        ],
      },
    });
    // 30 % of 400, and of 200, requests per second, per minute.
    expect(trackingOf(json)).toEqual({
      ...policies("web", 7200, ["https", "redirect"]),
      ...policies("backend", 3600, ["http"]),
    });
  });

  it("take declared targets in place of their own", () => {
    const declared = tiersScope({
      scaling: { ...prod.web.scaling, cpuTargetPercent: 25, requestsPerTargetPerMinute: 600 },
    }).json;
    const targets = Object.entries(trackingOf(declared)).map(([id, policy]) => [
      id,
      (policy["target_tracking_configuration"] as { readonly target_value: number }).target_value,
    ]);
    expect(Object.fromEntries(targets)).toEqual({
      web_group_cpu: 25,
      web_group_requests: 600,
      backend_group_cpu: 30,
      backend_group_requests: 3600,
    });
  });
});
