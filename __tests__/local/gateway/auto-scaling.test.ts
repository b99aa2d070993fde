import {
  type AutoScalingGroup,
  CancelInstanceRefreshCommand,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeInstanceRefreshesCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
  DisableMetricsCollectionCommand,
  EnableMetricsCollectionCommand,
  type InstanceRefresh,
  PutLifecycleHookCommand,
  PutScalingPolicyCommand,
  RollbackInstanceRefreshCommand,
  SetDesiredCapacityCommand,
  StartInstanceRefreshCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
  type UpdateAutoScalingGroupCommandInput,
  AutoScalingClient,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateLaunchTemplateVersionCommand,
  TerminateInstancesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Lab, startLab } from "./support/lab";
import { createLaunchTemplate, createNetwork } from "./support/network";
import { createTargetGroup } from "./support/target-group";

let lab: Lab;
let autoScaling: AutoScalingClient;
let ec2: EC2Client;
let elb: ElasticLoadBalancingV2Client;
let subnets: readonly string[];
let targetGroup: string;
let template: string;

beforeAll(async () => {
  lab = await startLab();
  autoScaling = new AutoScalingClient(lab.settings);
  ec2 = new EC2Client(lab.settings);
  elb = new ElasticLoadBalancingV2Client(lab.settings);
  const network = await createNetwork(ec2);
  subnets = network.subnets;
  targetGroup = await createTargetGroup(elb, network.vpcId, "web");
  template = await createLaunchTemplate(ec2, "web");
}, 60_000);

afterAll(() => lab.end());

async function create(
  name: string,
  members: Partial<CreateAutoScalingGroupCommandInput> = {},
): Promise<void> {
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 6,
      VPCZoneIdentifier: subnets.join(","),
      LaunchTemplate: { LaunchTemplateId: template, Version: "1" },
      ...members,
    }),
  );
}

async function group(name: string): Promise<AutoScalingGroup> {
  const { AutoScalingGroups } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  const [found] = AutoScalingGroups ?? [];
  if (found === undefined) throw new Error(`no group ${name}`);
  return found;
}

const zonesOf = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.map(({ AvailabilityZone }) => AvailabilityZone).sort();
const idsOf = ({ Instances = [] }: AutoScalingGroup) => Instances.map(({ InstanceId }) => InstanceId).sort();
const versionsOf = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.map(({ LaunchTemplate }) => LaunchTemplate?.Version);

async function targets(): Promise<readonly (string | undefined)[]> {
  const { TargetHealthDescriptions = [] } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup }),
  );
  return TargetHealthDescriptions.map(({ Target }) => Target?.Id).sort();
}

async function newVersion(userData: string): Promise<string> {
  const { LaunchTemplateVersion } = await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId: template,
      LaunchTemplateData: { ImageId: "ami-12c6146b", InstanceType: "t3.large", UserData: userData },
    }),
  );
  return String(LaunchTemplateVersion?.VersionNumber);
}

async function refreshes(name: string): Promise<readonly InstanceRefresh[]> {
  const { InstanceRefreshes = [] } = await autoScaling.send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: name }),
  );
  return InstanceRefreshes;
}

async function refreshEnds(name: string): Promise<InstanceRefresh | undefined> {
  for (;;) {
    const [newest] = await refreshes(name);
    if (newest?.EndTime !== undefined) return newest;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("members that moto drops", () => {
  test("a group keeps what it was created with, and what an update leaves out", async () => {
    await create("members", {
      DefaultInstanceWarmup: 90,
      MaxInstanceLifetime: 1_209_600,
      InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 },
      AvailabilityZoneDistribution: { CapacityDistributionStrategy: "balanced-best-effort" },
    });
    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: "members",
        DefaultInstanceWarmup: 30,
        MaxInstanceLifetime: 0,
        DefaultCooldown: 42,
        TerminationPolicies: ["OldestLaunchTemplate", "Default"],
      }),
    );
    const found = await group("members");
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
    await create("reborn", { DefaultInstanceWarmup: 90 });
    const AutoScalingGroupName = "reborn";
    await autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }));
    await create("reborn");
    expect((await group("reborn")).DefaultInstanceWarmup).toBeUndefined();
  });

  test("a scaling policy is enabled unless it says otherwise, and has no predictive part", async () => {
    await create("policies");
    const policy = {
      AutoScalingGroupName: "policies",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        TargetValue: 30,
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" as const },
      },
    };
    await autoScaling.send(new PutScalingPolicyCommand({ ...policy, PolicyName: "on" }));
    await autoScaling.send(new PutScalingPolicyCommand({ ...policy, PolicyName: "off", Enabled: false }));
    const { ScalingPolicies = [] } = await autoScaling.send(
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
    await create("hooks");
    const hook = { AutoScalingGroupName: "hooks", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
    const given = {
      NotificationTargetARN: "arn:aws:sns:us-east-1:111122223333:t",
      RoleARN: "arn:aws:iam::111122223333:role/r",
    };
    await autoScaling.send(new PutLifecycleHookCommand({ ...hook, LifecycleHookName: "plain" }));
    await autoScaling.send(new PutLifecycleHookCommand({ ...hook, LifecycleHookName: "told", ...given }));
    const { LifecycleHooks = [] } = await autoScaling.send(
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
    await create("metrics");
    const AutoScalingGroupName = "metrics";
    const Granularity = "1Minute";
    const enabled = async () =>
      ((await group("metrics")).EnabledMetrics ?? []).map(({ Metric }) => Metric).sort();
    const send = autoScaling.send.bind(autoScaling);
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
    await create("spread", { MinSize: 2, TargetGroupARNs: [targetGroup] });
    expect(zonesOf(await group("spread"))).toEqual(["us-east-1a", "us-east-1b"]);
    expect(await targets()).toEqual(idsOf(await group("spread")));

    await autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: "spread", MinSize: 4 }));
    const four = await group("spread");
    expect(four.DesiredCapacity).toBe(4);
    expect(four.VPCZoneIdentifier).toBe(subnets.join(","));
    expect(zonesOf(four)).toEqual(["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1c"]);

    const doomed =
      four.Instances?.find(({ AvailabilityZone }) => AvailabilityZone === "us-east-1c")?.InstanceId ?? "";
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [doomed] }));
    const healed = await group("spread");
    expect(idsOf(healed)).not.toContain(doomed);
    expect(zonesOf(healed)).toEqual(zonesOf(four));
    expect(await targets()).toEqual(idsOf(healed));

    const other =
      healed.Instances?.find(({ AvailabilityZone }) => AvailabilityZone === "us-east-1b")?.InstanceId ?? "";
    await autoScaling.send(
      new TerminateInstanceInAutoScalingGroupCommand({
        InstanceId: other,
        ShouldDecrementDesiredCapacity: false,
      }),
    );
    expect(zonesOf(await group("spread"))).toEqual(zonesOf(four));

    await autoScaling.send(
      new SetDesiredCapacityCommand({ AutoScalingGroupName: "spread", DesiredCapacity: 6 }),
    );
    const six = await group("spread");
    expect(zonesOf(six)).toEqual([
      "us-east-1a",
      "us-east-1a",
      "us-east-1b",
      "us-east-1b",
      "us-east-1c",
      "us-east-1c",
    ]);

    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: "spread",
        MinSize: 0,
        MaxSize: 0,
        DesiredCapacity: 0,
      }),
    );
    expect(idsOf(await group("spread"))).toEqual([]);
    expect(await targets()).toEqual([]);
  });

  test("a name is taken once", async () => {
    await create("once");
    await expect(create("once")).rejects.toMatchObject({ name: "AlreadyExistsFault" });
  });

  test("a group whose first launch fails does not exist", async () => {
    const LaunchTemplate = { LaunchTemplateId: template, Version: "99" };
    await expect(create("unborn", { MinSize: 1, LaunchTemplate })).rejects.toThrow();
    const { AutoScalingGroups } = await autoScaling.send(
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
      LaunchTemplateSpecification: { LaunchTemplateId: template, Version },
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
    autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, ...members }));

  test("is spread over the zones, and keeps its policy when its size changes", async () => {
    const LaunchTemplate = undefined;
    const MixedInstancesPolicy = policyOf("1");
    await create("mixed", {
      MinSize: 2,
      LaunchTemplate,
      MixedInstancesPolicy,
      TargetGroupARNs: [targetGroup],
    });
    const made = await group("mixed");
    expect(made.LaunchTemplate).toBeUndefined();
    expect(made.MixedInstancesPolicy).toEqual(answered("1"));
    expect(zonesOf(made)).toEqual(["us-east-1a", "us-east-1b"]);
    expect(made.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(["t3.medium", "t3.medium"]);
    expect(versionsOf(made)).toEqual(["1", "1"]);
    expect(await targets()).toEqual(idsOf(made));
    await update({ MinSize: 3 });
    const three = await group("mixed");
    expect(zonesOf(three)).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
    expect(three.MixedInstancesPolicy).toEqual(answered("1"));
  });

  test("is refreshed to the template version that its policy names", async () => {
    const version = await newVersion("bWl4ZWQ=");
    const MixedInstancesPolicy = policyOf(version);
    await update({ MixedInstancesPolicy });
    expect((await group("mixed")).MixedInstancesPolicy).toEqual(answered(version));
    await autoScaling.send(
      new StartInstanceRefreshCommand({
        ...{ AutoScalingGroupName, DesiredConfiguration: { MixedInstancesPolicy } },
        Preferences: { SkipMatching: true, AutoRollback: true },
      }),
    );
    expect((await refreshEnds("mixed"))?.Status).toBe("Successful");
    const after = await group("mixed");
    expect(after.MixedInstancesPolicy).toEqual(answered(version));
    expect(versionsOf(after)).toEqual([version, version, version]);
  });

  test("has none any more when it is given a template, and another of its name has none", async () => {
    const LaunchTemplate = { LaunchTemplateId: template, Version: "1" };
    await update({ LaunchTemplate });
    const single = await group("mixed");
    expect(single.MixedInstancesPolicy).toBeUndefined();
    expect(single.LaunchTemplate).toEqual({ ...LaunchTemplate, LaunchTemplateName: "web" });
    await update({ MixedInstancesPolicy: policyOf("1") });
    await autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }));
    await create("mixed");
    expect((await group("mixed")).MixedInstancesPolicy).toBeUndefined();
  });
});

describe("an instance refresh", () => {
  test("replaces every instance with one of the desired version, in its zone", async () => {
    await create("refreshed", { MinSize: 2, TargetGroupARNs: [targetGroup] });
    const before = await group("refreshed");
    const version = await newVersion("dHdv");
    const { InstanceRefreshId } = await autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName: "refreshed",
        Preferences: {
          MinHealthyPercentage: 100,
          MaxHealthyPercentage: 150,
          SkipMatching: true,
          AutoRollback: true,
        },
        DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: template, Version: version } },
      }),
    );
    expect((await refreshes("refreshed"))[0]).toMatchObject({
      InstanceRefreshId,
      // A busy machine may look only after the refresh has begun.
      Status: expect.stringMatching(/^(?:Pending|InProgress)$/u) as string,
    });
    await expect(
      autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName: "refreshed" })),
    ).rejects.toMatchObject({ name: "InstanceRefreshInProgressFault" });

    const ended = await refreshEnds("refreshed");
    expect(ended).toEqual({
      InstanceRefreshId,
      AutoScalingGroupName: "refreshed",
      Status: "Successful",
      StartTime: expect.any(Date) as Date,
      EndTime: expect.any(Date) as Date,
      PercentageComplete: 100,
      InstancesToUpdate: 0,
      Strategy: "Rolling",
      Preferences: {
        MinHealthyPercentage: 100,
        MaxHealthyPercentage: 150,
        SkipMatching: true,
        AutoRollback: true,
      },
      DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: template, Version: version } },
    });
    const after = await group("refreshed");
    expect(after.LaunchTemplate?.Version).toBe(version);
    expect(versionsOf(after)).toEqual([version, version]);
    expect(after.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(["t3.large", "t3.large"]);
    expect(zonesOf(after)).toEqual(zonesOf(before));
    expect(idsOf(after).filter((id) => idsOf(before).includes(id))).toEqual([]);
    expect(await targets()).toEqual(idsOf(after));
    const { AutoScalingInstances = [] } = await autoScaling.send(
      new DescribeAutoScalingInstancesCommand({
        InstanceIds: after.Instances?.map(({ InstanceId }) => InstanceId ?? "") ?? [],
      }),
    );
    expect(AutoScalingInstances.map(({ LaunchTemplate }) => LaunchTemplate?.Version)).toEqual([
      version,
      version,
    ]);
  });

  test("leaves matching instances alone when told so", async () => {
    await create("matching", { MinSize: 1 });
    const before = await group("matching");
    await autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName: "matching",
        Preferences: { SkipMatching: true },
      }),
    );
    expect((await refreshEnds("matching"))?.Status).toBe("Successful");
    expect(idsOf(await group("matching"))).toEqual(idsOf(before));
  });

  test("is cancelled, and only while it is active", async () => {
    await create("cancelled", { MinSize: 1 });
    const AutoScalingGroupName = "cancelled";
    await autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName }));
    await autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName }));
    expect((await refreshEnds("cancelled"))?.Status).toBe("Cancelled");
    await expect(
      autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName })),
    ).rejects.toMatchObject({ name: "ActiveInstanceRefreshNotFoundFault" });
  });

  test("is rolled back to the version before", async () => {
    await create("rolled-back", { MinSize: 2 });
    const version = await newVersion("dGhyZWU=");
    const AutoScalingGroupName = "rolled-back";
    await autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName,
        DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: template, Version: version } },
      }),
    );
    while (!versionsOf(await group("rolled-back")).includes(version))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName }));
    expect((await refreshEnds("rolled-back"))?.Status).toBe("RollbackSuccessful");
    const after = await group("rolled-back");
    expect(after.LaunchTemplate?.Version).toBe("1");
    expect(versionsOf(after)).toEqual(["1", "1"]);
  });

  test("that names no desired configuration cannot be rolled back", async () => {
    await create("irreversible", { MinSize: 1 });
    const AutoScalingGroupName = "irreversible";
    await autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName }));
    await expect(
      autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName })),
    ).rejects.toMatchObject({ name: "IrreversibleInstanceRefreshFault" });
    await refreshEnds("irreversible");
  });

  test("that cannot launch its version rolls back by itself when told so, and fails otherwise", async () => {
    const DesiredConfiguration = { LaunchTemplate: { LaunchTemplateId: template, Version: "99" } };
    for (const [AutoScalingGroupName, AutoRollback, Status] of [
      ["auto-rollback", true, "RollbackSuccessful"],
      ["no-rollback", false, "Failed"],
    ] as const) {
      await create(AutoScalingGroupName, { MinSize: 1 });
      await autoScaling.send(
        new StartInstanceRefreshCommand({
          AutoScalingGroupName,
          DesiredConfiguration,
          Preferences: { AutoRollback },
        }),
      );
      const ended = await refreshEnds(AutoScalingGroupName);
      expect(ended?.Status).toBe(Status);
      expect(ended?.StatusReason).toContain("99");
    }
    expect(versionsOf(await group("auto-rollback"))).toEqual(["1"]);
  });

  test("of a group that does not exist is refused", async () => {
    await expect(refreshes("nowhere")).rejects.toMatchObject({ name: "ValidationError" });
  });
});
