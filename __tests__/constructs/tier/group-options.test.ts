import type { TierSettings } from "../../../src/config/environment";
import { resource, resources, statements } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

const WEB = "aws_autoscaling_group.web_group_autoscaling-group";
const BACKEND = "aws_autoscaling_group.backend_group_autoscaling-group";
const PLAIN = tiersScope().json;

/** What options of web change in its group, and that they leave the backend's as it was. */
function changes(web: Partial<TierSettings>): Readonly<Record<string, unknown>> {
  const { json } = tiersScope(web);
  expect(resource(json, BACKEND)).toEqual(resource(PLAIN, BACKEND));
  const [before, after] = [resource(PLAIN, WEB), resource(json, WEB)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}

const template = {
  launch_template_id: "${aws_launch_template.web_group_template_launch-template.id}",
  version: "${aws_launch_template.web_group_template_launch-template.latest_version}",
};
const refresh = (more: object) => ({
  strategy: "Rolling",
  preferences: {
    min_healthy_percentage: 100,
    max_healthy_percentage: 150,
    instance_warmup: "120",
    auto_rollback: true,
    skip_matching: true,
    ...more,
  },
});

describe("other instance types", () => {
  it("come after the tier's own, on demand, from the same template and group", () => {
    const otherInstanceTypes = ["t3a.medium", { type: "t3.small", reason: "better small than none" }];
    expect(changes({ otherInstanceTypes })).toEqual({
      launch_template: undefined,
      mixed_instances_policy: {
        instances_distribution: {
          on_demand_allocation_strategy: "prioritized",
          on_demand_percentage_above_base_capacity: 100,
        },
        launch_template: {
          launch_template_specification: template,
          override: [
            { instance_type: "t3.medium" },
            { instance_type: "t3a.medium" },
            { instance_type: "t3.small" },
          ],
        },
      },
    });
  });
});

describe("a replacement", () => {
  it("launches first, as far above as is said, in maintenance and in rollouts", () => {
    expect(changes({ replacement: { kind: "launch-first", maximumHealthyPercent: 110 } })).toEqual({
      instance_maintenance_policy: { min_healthy_percentage: 100, max_healthy_percentage: 110 },
      instance_refresh: refresh({ max_healthy_percentage: 110 }),
    });
  });

  it("terminates first for a reason", () => {
    const reason = "licences for no more than four machines";
    expect(changes({ replacement: { kind: "terminate-first", minimumHealthyPercent: 75, reason } })).toEqual({
      instance_maintenance_policy: { min_healthy_percentage: 75, max_healthy_percentage: 100 },
      instance_refresh: refresh({ min_healthy_percentage: 75, max_healthy_percentage: 100 }),
    });
  });
});

describe("a rollout", () => {
  it("waits at its checkpoints, and heeds alarms that are named", () => {
    const rollout = {
      checkpoints: { kind: "at", percentages: [10, 100], waitSeconds: 900 },
      alarms: { kind: "named", names: ["orders-are-lost"] },
    } as const;
    expect(changes({ rollout })).toEqual({
      instance_refresh: refresh({
        checkpoint_percentages: [10, 100],
        checkpoint_delay: "900",
        alarm_specification: { alarms: ["orders-are-lost"] },
      }),
    });
  });

  it("heeds the share of failed answers of its own tier", () => {
    const rollout = {
      checkpoints: { kind: "none" },
      alarms: { kind: "own", failedPercent: 5, minutes: 2 },
    } as const;
    expect(changes({ rollout })).toEqual({
      instance_refresh: refresh({
        alarm_specification: { alarms: ["${aws_cloudwatch_metric_alarm.web_group_rollout.alarm_name}"] },
      }),
    });
    const sum = (id: string, name: string) => ({
      id,
      metric: {
        namespace: "AWS/ApplicationELB",
        metric_name: name,
        dimensions: {
          LoadBalancer: "${aws_lb.web_balancer_lb.arn_suffix}",
          TargetGroup: "${aws_lb_target_group.web_balancer_lb-target-group.arn_suffix}",
        },
        stat: "Sum",
        period: 60,
      },
    });
    const { web_group_rollout: alarm, ...others } = resources(
      tiersScope({ rollout }).json,
      "aws_cloudwatch_metric_alarm",
    );
    expect(Object.keys(others).sort()).toEqual([
      "backend_group_jump_cloudwatch-metric-alarm",
      "web_group_jump_cloudwatch-metric-alarm",
    ]);
    expect(alarm).toEqual({
      alarm_name: "durable-test-web-rollout",
      alarm_description: "Instances answer with 5xx: an instance refresh under way is rolled back",
      metric_query: [
        {
          id: "share",
          expression: "100 * FILL(failed, 0) / requests",
          label: "Answers with a 5xx, in percent",
          return_data: true,
        },
        sum("failed", "HTTPCode_Target_5XX_Count"),
        sum("requests", "RequestCount"),
      ],
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 5,
      evaluation_periods: 2,
      datapoints_to_alarm: 2,
      treat_missing_data: "notBreaching",
    });
  });
});

describe("a warm pool", () => {
  it.each([
    ["stopped", "Stopped"],
    ["running", "Running"],
  ] as const)("keeps %s instances", (kind, state) => {
    expect(changes({ warmPool: { kind, minimum: 2, reuse: true, preparedMaximum: 8 } })).toEqual({
      warm_pool: {
        pool_state: state,
        min_size: 2,
        max_group_prepared_capacity: 8,
        instance_reuse_policy: { reuse_on_scale_in: true },
      },
    });
  });
});

describe("lifecycle hooks", () => {
  const lifecycleHooks = {
    launch: { kind: "wait", timeoutSeconds: 300, onTimeout: "abandon" },
    terminate: { kind: "wait", timeoutSeconds: 45 },
  } as const;
  const launch = {
    name: "durable-test-web-launch",
    lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeat_timeout: 300,
    default_result: "ABANDON",
  };
  const terminate = {
    name: "durable-test-web-terminate",
    lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
    heartbeat_timeout: 45,
    default_result: "CONTINUE",
  };
  const { json } = tiersScope({ lifecycleHooks });

  it("replace no group when they change: what was given at its making is ignored afterwards", () => {
    for (const stack of [json, PLAIN])
      expect(resource(stack, WEB)["lifecycle"]).toEqual({ ignore_changes: ["initial_lifecycle_hook"] });
  });

  it("stand in the group for its first instances, and as resources for every change", () => {
    const group = "${aws_autoscaling_group.web_group_autoscaling-group.name}";
    expect(changes({ lifecycleHooks })).toEqual({ initial_lifecycle_hook: [launch, terminate] });
    expect(resources(json, "aws_autoscaling_lifecycle_hook")).toEqual({
      "web_group_launch-hook": { ...launch, autoscaling_group_name: group },
      "web_group_terminate-hook": { ...terminate, autoscaling_group_name: group },
    });
    expect(resources(PLAIN, "aws_autoscaling_lifecycle_hook")).toEqual({});
  });

  it("are completed by the boot script, which may do it in its own group alone", () => {
    const script = (tier: string, of = json): string =>
      String(resource(of, `aws_launch_template.${tier}_group_template_launch-template`)["user_data"]);
    expect(script("web")).toContain("for hook in durable-test-web-launch durable-test-web-terminate; do");
    expect(script("web")).toContain("http://127.0.0.1:8080/healthz");
    expect(script("backend")).toBe(script("backend", PLAIN));
    const added = (tier: string) =>
      statements(resource(json, `aws_iam_role_policy.${tier}_role_iam-role-policy`)["policy"]).filter(
        ({ Sid }) => Sid === "CompleteLifecycle",
      );
    expect(added("backend")).toEqual([]);
    expect(added("web")).toEqual([
      {
        Sid: "CompleteLifecycle",
        Effect: "Allow",
        Action: "autoscaling:CompleteLifecycleAction",
        Resource:
          "arn:${data.aws_partition.current_partition.partition}:autoscaling:us-east-1:${data.aws_caller_identity.current_caller-identity.account_id}:autoScalingGroup:*:autoScalingGroupName/durable-test-web",
      },
    ]);
  });

  it("leave a script of the user's own as it is: it completes them itself", () => {
    const boot = { kind: "script", script: "#!/bin/bash\n" } as const;
    const own = tiersScope({ lifecycleHooks, boot }).json;
    const data = (of: typeof own) =>
      resource(of, "aws_launch_template.web_group_template_launch-template")["user_data"];
    expect(data(own)).toBe(data(PLAIN));
  });
});

describe("reserved capacity", () => {
  it("is the balancer's, of one tier alone", () => {
    const { json } = tiersScope({ reservedCapacityUnits: 250 });
    const reserved = (tier: string) =>
      resource(json, `aws_lb.${tier}_balancer_lb`)["minimum_load_balancer_capacity"];
    expect(reserved("web")).toEqual({ capacity_units: 250 });
    expect(reserved("backend")).toBeUndefined();
  });
});
