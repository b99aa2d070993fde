import {
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
  DisableMetricsCollectionCommand,
  EnableMetricsCollectionCommand,
  PutLifecycleHookCommand,
  PutScalingPolicyCommand,
  SetDesiredCapacityCommand,
  StartInstanceRefreshCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
  type UpdateAutoScalingGroupCommandInput,
} from "@aws-sdk/client-auto-scaling";
import { TerminateInstancesCommand } from "@aws-sdk/client-ec2";
import { FleetLab, idsOf, versionsOf, zonesOf } from "./support/fleet-lab";

let lab: FleetLab;

beforeAll(async () => {
  lab = await FleetLab.start();
});

afterAll(() => lab.end());

describe("members that moto drops", () => {
  test("a group keeps what it was created with, and what an update leaves out", async () => {
    await lab.create("members", {
      DefaultInstanceWarmup: 90,
      MaxInstanceLifetime: 1_209_600,
      InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 },
      AvailabilityZoneDistribution: { CapacityDistributionStrategy: "balanced-best-effort" },
    });
    await lab.autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: "members",
        DefaultInstanceWarmup: 30,
        MaxInstanceLifetime: 0,
        DefaultCooldown: 42,
        TerminationPolicies: ["OldestLaunchTemplate", "Default"],
      }),
    );
    const found = await lab.group("members");
    expect(found.DefaultInstanceWarmup).toBe(30);
    expect(found.MaxInstanceLifetime).toBeUndefined();
    expect(found.InstanceMaintenancePolicy).toEqual({ MinHealthyPercentage: 100, MaxHealthyPercentage: 150 });
    expect(found.AvailabilityZoneDistribution).toEqual({
      CapacityDistributionStrategy: "balanced-best-effort",
    });
    expect(found.DefaultCooldown).toBe(42);
    expect(found.TerminationPolicies).toEqual(["OldestLaunchTemplate", "Default"]);
  });

  test("a group of a deleted one's name inherits nothing", async () => {
    await lab.create("reborn", { DefaultInstanceWarmup: 90 });
    const AutoScalingGroupName = "reborn";
    await lab.autoScaling.send(
      new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
    );
    await lab.create("reborn");
    expect((await lab.group("reborn")).DefaultInstanceWarmup).toBeUndefined();
  });

  test("a scaling policy is enabled unless it says otherwise, and has no predictive part", async () => {
    await lab.create("policies");
    const policy = {
      AutoScalingGroupName: "policies",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        TargetValue: 30,
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" as const },
      },
    };
    await lab.autoScaling.send(new PutScalingPolicyCommand({ ...policy, PolicyName: "on" }));
    await lab.autoScaling.send(new PutScalingPolicyCommand({ ...policy, PolicyName: "off", Enabled: false }));
    const { ScalingPolicies = [] } = await lab.autoScaling.send(
      new DescribePoliciesCommand({ AutoScalingGroupName: "policies" }),
    );
    const shown = ScalingPolicies.map(({ PolicyName, Enabled, PredictiveScalingConfiguration }) => ({
      PolicyName,
      Enabled,
      PredictiveScalingConfiguration,
    }));
    expect(shown).toEqual([
      { PolicyName: "on", Enabled: true, PredictiveScalingConfiguration: undefined },
      { PolicyName: "off", Enabled: false, PredictiveScalingConfiguration: undefined },
    ]);
  });

  test("a lifecycle hook has the topic and role it was given, or none", async () => {
    await lab.create("hooks");
    const hook = { AutoScalingGroupName: "hooks", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
    const given = {
      NotificationTargetARN: "arn:aws:sns:us-east-1:111122223333:t",
      RoleARN: "arn:aws:iam::111122223333:role/r",
    };
    await lab.autoScaling.send(new PutLifecycleHookCommand({ ...hook, LifecycleHookName: "plain" }));
    await lab.autoScaling.send(new PutLifecycleHookCommand({ ...hook, LifecycleHookName: "told", ...given }));
    const { LifecycleHooks = [] } = await lab.autoScaling.send(
      new DescribeLifecycleHooksCommand({ AutoScalingGroupName: "hooks" }),
    );
    const shown = LifecycleHooks.map(({ LifecycleHookName, NotificationTargetARN, RoleARN }) => ({
      LifecycleHookName,
      NotificationTargetARN,
      RoleARN,
    }));
    expect(shown).toEqual([
      { LifecycleHookName: "plain", NotificationTargetARN: undefined, RoleARN: undefined },
      { LifecycleHookName: "told", ...given },
    ]);
  });

  test("metrics are enabled and disabled one by one", async () => {
    await lab.create("metrics");
    const AutoScalingGroupName = "metrics";
    const Granularity = "1Minute";
    const enabled = async () =>
      ((await lab.group("metrics")).EnabledMetrics ?? []).map(({ Metric }) => Metric).sort();
    const send = lab.autoScaling.send.bind(lab.autoScaling);
    await send(
      new EnableMetricsCollectionCommand({
        AutoScalingGroupName,
        Granularity,
        Metrics: ["GroupMinSize", "GroupMaxSize"],
      }),
    );
    await send(
      new EnableMetricsCollectionCommand({
        AutoScalingGroupName,
        Granularity,
        Metrics: ["GroupTotalInstances"],
      }),
    );
    expect(await enabled()).toEqual(["GroupMaxSize", "GroupMinSize", "GroupTotalInstances"]);
    await send(new DisableMetricsCollectionCommand({ AutoScalingGroupName, Metrics: ["GroupMaxSize"] }));
    expect(await enabled()).toEqual(["GroupMinSize", "GroupTotalInstances"]);
    await send(new DisableMetricsCollectionCommand({ AutoScalingGroupName }));
    expect(await enabled()).toEqual([]);
    await send(new EnableMetricsCollectionCommand({ AutoScalingGroupName, Granularity }));
    expect(await enabled()).toHaveLength(13);
  });
});

describe("a group's instances", () => {
  test("are spread over the zones as the group grows, and replaced where they were", async () => {
    await lab.create("spread", { MinSize: 2, TargetGroupARNs: [lab.targetGroup] });
    expect(zonesOf(await lab.group("spread"))).toEqual(["us-east-1a", "us-east-1b"]);
    expect(await lab.targets()).toEqual(idsOf(await lab.group("spread")));

    await lab.autoScaling.send(
      new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: "spread", MinSize: 4 }),
    );
    const four = await lab.group("spread");
    expect(four.DesiredCapacity).toBe(4);
    expect(four.VPCZoneIdentifier).toBe(lab.subnets.join(","));
    expect(zonesOf(four)).toEqual(["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1c"]);

    const doomed =
      four.Instances?.find(({ AvailabilityZone }) => AvailabilityZone === "us-east-1c")?.InstanceId ?? "";
    await lab.ec2.send(new TerminateInstancesCommand({ InstanceIds: [doomed] }));
    const healed = await lab.group("spread");
    expect(idsOf(healed)).not.toContain(doomed);
    expect(zonesOf(healed)).toEqual(zonesOf(four));
    expect(await lab.targets()).toEqual(idsOf(healed));

    const other =
      healed.Instances?.find(({ AvailabilityZone }) => AvailabilityZone === "us-east-1b")?.InstanceId ?? "";
    await lab.autoScaling.send(
      new TerminateInstanceInAutoScalingGroupCommand({
        InstanceId: other,
        ShouldDecrementDesiredCapacity: false,
      }),
    );
    expect(zonesOf(await lab.group("spread"))).toEqual(zonesOf(four));

    await lab.autoScaling.send(
      new SetDesiredCapacityCommand({ AutoScalingGroupName: "spread", DesiredCapacity: 6 }),
    );
    const six = await lab.group("spread");
    expect(zonesOf(six)).toEqual([
      "us-east-1a",
      "us-east-1a",
      "us-east-1b",
      "us-east-1b",
      "us-east-1c",
      "us-east-1c",
    ]);

    await lab.autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: "spread",
        MinSize: 0,
        MaxSize: 0,
        DesiredCapacity: 0,
      }),
    );
    expect(idsOf(await lab.group("spread"))).toEqual([]);
    expect(await lab.targets()).toEqual([]);
  });

  test("a name is taken once", async () => {
    await lab.create("once");
    await expect(lab.create("once")).rejects.toMatchObject({ name: "AlreadyExistsFault" });
  });

  test("a group whose first launch fails does not exist", async () => {
    const LaunchTemplate = { LaunchTemplateId: lab.template, Version: "99" };
    await expect(lab.create("unborn", { MinSize: 1, LaunchTemplate })).rejects.toThrow();
    const { AutoScalingGroups } = await lab.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["unborn"] }),
    );
    expect(AutoScalingGroups).toEqual([]);
  });
});

describe("a group with a mixed instances policy", () => {
  const policyOf = (Version: string) => ({
    InstancesDistribution: {
      OnDemandAllocationStrategy: "prioritized",
      OnDemandPercentageAboveBaseCapacity: 100,
    },
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: lab.template, Version },
      Overrides: [{ InstanceType: "t3.medium" }, { InstanceType: "t3a.medium" }],
    },
  });
  const answered = (Version: string) => {
    const { InstancesDistribution, LaunchTemplate } = policyOf(Version);
    return {
      InstancesDistribution: {
        ...InstancesDistribution,
        ...{ OnDemandBaseCapacity: 0, SpotAllocationStrategy: "lowest-price", SpotInstancePools: 2 },
      },
      LaunchTemplate: {
        ...LaunchTemplate,
        LaunchTemplateSpecification: {
          ...LaunchTemplate.LaunchTemplateSpecification,
          LaunchTemplateName: "web",
        },
      },
    };
  };
  const AutoScalingGroupName = "mixed";
  const update = (members: Omit<UpdateAutoScalingGroupCommandInput, "AutoScalingGroupName">) =>
    lab.autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, ...members }));

  test("is spread over the zones, and keeps its policy when its size changes", async () => {
    const LaunchTemplate = undefined;
    const MixedInstancesPolicy = policyOf("1");
    await lab.create("mixed", {
      MinSize: 2,
      LaunchTemplate,
      MixedInstancesPolicy,
      TargetGroupARNs: [lab.targetGroup],
    });
    const made = await lab.group("mixed");
    expect(made.LaunchTemplate).toBeUndefined();
    expect(made.MixedInstancesPolicy).toEqual(answered("1"));
    expect(zonesOf(made)).toEqual(["us-east-1a", "us-east-1b"]);
    expect(made.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(["t3.medium", "t3.medium"]);
    expect(versionsOf(made)).toEqual(["1", "1"]);
    expect(await lab.targets()).toEqual(idsOf(made));
    await update({ MinSize: 3 });
    const three = await lab.group("mixed");
    expect(zonesOf(three)).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
    expect(three.MixedInstancesPolicy).toEqual(answered("1"));
  });

  test("is refreshed to the template version that its policy names", async () => {
    const version = await lab.newVersion("bWl4ZWQ=");
    const MixedInstancesPolicy = policyOf(version);
    await update({ MixedInstancesPolicy });
    expect((await lab.group("mixed")).MixedInstancesPolicy).toEqual(answered(version));
    await lab.autoScaling.send(
      new StartInstanceRefreshCommand({
        ...{ AutoScalingGroupName, DesiredConfiguration: { MixedInstancesPolicy } },
        Preferences: { SkipMatching: true, AutoRollback: true },
      }),
    );
    expect((await lab.refreshEnds("mixed"))?.Status).toBe("Successful");
    const after = await lab.group("mixed");
    expect(after.MixedInstancesPolicy).toEqual(answered(version));
    expect(versionsOf(after)).toEqual([version, version, version]);
  });

  test("has none any more when it is given a template, and another of its name has none", async () => {
    const LaunchTemplate = { LaunchTemplateId: lab.template, Version: "1" };
    await update({ LaunchTemplate });
    const single = await lab.group("mixed");
    expect(single.MixedInstancesPolicy).toBeUndefined();
    expect(single.LaunchTemplate).toEqual({ ...LaunchTemplate, LaunchTemplateName: "web" });
    await update({ MixedInstancesPolicy: policyOf("1") });
    await lab.autoScaling.send(
      new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
    );
    await lab.create("mixed");
    expect((await lab.group("mixed")).MixedInstancesPolicy).toBeUndefined();
  });
});
