import {
  CancelInstanceRefreshCommand,
  DescribeAutoScalingInstancesCommand,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
} from "@aws-sdk/client-auto-scaling";
import { FleetLab, idsOf, versionsOf, zonesOf } from "./support/fleet-lab";
import { startGatewayHere } from "./support/lab";
import { Steps } from "./support/steps";

/** A refresh is under way for as long as the test looks: a busy machine would look when it is over. */
const steps = new Steps();
let lab: FleetLab;

beforeAll(async () => {
  lab = await FleetLab.start(await startGatewayHere({ refreshPause: steps.next }));
});

afterEach(() => steps.allowAll());

afterAll(() => lab.end());

describe("an instance refresh", () => {
  test("replaces every instance with one of the desired version, in its zone", async () => {
    await lab.create("refreshed", { MinSize: 2, TargetGroupARNs: [lab.targetGroup] });
    const before = await lab.group("refreshed");
    const version = await lab.newVersion("dHdv");
    steps.allow(0);
    const { InstanceRefreshId } = await lab.autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName: "refreshed",
        Preferences: {
          MinHealthyPercentage: 100,
          MaxHealthyPercentage: 150,
          SkipMatching: true,
          AutoRollback: true,
        },
        DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: lab.template, Version: version } },
      }),
    );
    await expect(
      lab.autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName: "refreshed" })),
    ).rejects.toMatchObject({ name: "InstanceRefreshInProgressFault" });

    steps.allowAll();
    const ended = await lab.refreshEnds("refreshed");
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
      DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: lab.template, Version: version } },
    });
    const after = await lab.group("refreshed");
    expect(after.LaunchTemplate?.Version).toBe(version);
    expect(versionsOf(after)).toEqual([version, version]);
    expect(after.Instances?.map(({ InstanceType }) => InstanceType)).toEqual(["t3.large", "t3.large"]);
    expect(zonesOf(after)).toEqual(zonesOf(before));
    expect(idsOf(after).filter((id) => idsOf(before).includes(id))).toEqual([]);
    expect(await lab.targets()).toEqual(idsOf(after));
    const { AutoScalingInstances = [] } = await lab.autoScaling.send(
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
    await lab.create("matching", { MinSize: 1 });
    const before = await lab.group("matching");
    await lab.autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName: "matching",
        Preferences: { SkipMatching: true },
      }),
    );
    expect((await lab.refreshEnds("matching"))?.Status).toBe("Successful");
    expect(idsOf(await lab.group("matching"))).toEqual(idsOf(before));
  });

  test("is cancelled, and only while it is active", async () => {
    await lab.create("cancelled", { MinSize: 1 });
    const AutoScalingGroupName = "cancelled";
    steps.allow(0);
    await lab.autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName }));
    await lab.autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName }));
    steps.allowAll();
    expect((await lab.refreshEnds("cancelled"))?.Status).toBe("Cancelled");
    await expect(
      lab.autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName })),
    ).rejects.toMatchObject({ name: "ActiveInstanceRefreshNotFoundFault" });
  });

  test("is rolled back to the version before", async () => {
    await lab.create("rolled-back", { MinSize: 2 });
    const version = await lab.newVersion("dGhyZWU=");
    const AutoScalingGroupName = "rolled-back";
    // To the first instance, and not to the second.
    steps.allow(1);
    await lab.autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName,
        DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: lab.template, Version: version } },
      }),
    );
    while (!versionsOf(await lab.group("rolled-back")).includes(version))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await lab.autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName }));
    steps.allowAll();
    expect((await lab.refreshEnds("rolled-back"))?.Status).toBe("RollbackSuccessful");
    const after = await lab.group("rolled-back");
    expect(after.LaunchTemplate?.Version).toBe("1");
    expect(versionsOf(after)).toEqual(["1", "1"]);
  });

  test("that names no desired configuration cannot be rolled back", async () => {
    await lab.create("irreversible", { MinSize: 1 });
    const AutoScalingGroupName = "irreversible";
    steps.allow(0);
    await lab.autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName }));
    await expect(
      lab.autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName })),
    ).rejects.toMatchObject({ name: "IrreversibleInstanceRefreshFault" });
    steps.allowAll();
    await lab.refreshEnds("irreversible");
  });

  test("that cannot launch its version rolls back by itself when told so, and fails otherwise", async () => {
    const DesiredConfiguration = { LaunchTemplate: { LaunchTemplateId: lab.template, Version: "99" } };
    for (const [AutoScalingGroupName, AutoRollback, Status] of [
      ["auto-rollback", true, "RollbackSuccessful"],
      ["no-rollback", false, "Failed"],
    ] as const) {
      await lab.create(AutoScalingGroupName, { MinSize: 1 });
      await lab.autoScaling.send(
        new StartInstanceRefreshCommand({
          AutoScalingGroupName,
          DesiredConfiguration,
          Preferences: { AutoRollback },
        }),
      );
      const ended = await lab.refreshEnds(AutoScalingGroupName);
      expect(ended?.Status).toBe(Status);
      expect(ended?.StatusReason).toContain("99");
    }
    expect(versionsOf(await lab.group("auto-rollback"))).toEqual(["1"]);
  });

  test("of a group that does not exist is refused", async () => {
    await expect(lab.refreshes("nowhere")).rejects.toMatchObject({ name: "ValidationError" });
  });
});
