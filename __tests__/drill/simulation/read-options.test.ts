import { declaredFrom } from "../../../src/drill/declared-from-environment";
import type { SystemModel } from "../../../src/drill/simulation/model/system-model";
import { secondsOfWeek } from "../../../src/drill/simulation/model/schedule-model";
import { systemOfTopology } from "../../../src/drill/simulation/model/system-of-topology";
import type { Environment } from "../../../src/config/environment";
import { environmentWith, prod } from "../../support/environments";
import { DAY_AND_NIGHT } from "../../support/variants";
import { BACKEND, changed, readEnvironment, WEB } from "../support/drilled";

function systemOf(environment: Environment, change = (same: Topology) => same) {
  const { topology } = readEnvironment(environment);
  return systemOfTopology(change(topology), declaredFrom(environment));
}
type Topology = ReturnType<typeof readEnvironment>["topology"];

function tierOf({ model }: { readonly model: SystemModel | null }, address: string) {
  const tier = model?.tiers.find(({ fleet }) => fleet === address);
  if (tier === undefined) throw new Error(`no ${address}`);
  return tier;
}

const backendOf = (system: { readonly model: SystemModel | null }) => tierOf(system, BACKEND);

test("the step policy of prod: what the alarm says, in requests per second and target", () => {
  expect(backendOf(systemOf(prod)).group.steps).toEqual([
    {
      address: "aws_autoscaling_policy.backend_group_jump",
      metric: "requests",
      threshold: 90,
      isAbove: true,
      isReached: true,
      periodSeconds: 60,
      periods: 1,
      datapoints: 1,
      adjustment: "percent",
      leastChange: 2,
      warmupSeconds: 120,
      steps: [
        { from: 0, to: 30, by: 50 },
        { from: 30, to: 90, by: 100 },
        { from: 90, to: Infinity, by: 200 },
      ],
    },
  ]);
});

test("without a jump there is no step", () => {
  const jump = { kind: "none", reason: "a fleet that needs none" } as const;
  const backend = { scaling: { ...prod.backend.scaling, jump } };
  expect(backendOf(systemOf(environmentWith({ backend }))).group.steps).toEqual([]);
});

test("schedules, as a week of sizes, each with what it says", () => {
  const scaling = { ...prod.backend.scaling, schedules: [...DAY_AND_NIGHT] };
  const system = systemOf(environmentWith({ backend: { scaling } }));
  const { schedule, minimum } = backendOf(system).group;
  expect(minimum).toBe(2);
  expect(schedule.filter(({ minimum: size }) => size === 4).map(({ secondOfWeek }) => secondOfWeek)).toEqual(
    [1, 2, 3, 4, 5].map((day) => day * 86_400 + 7 * 3600),
  );
  expect(schedule.filter(({ minimum: size }) => size === 2)).toHaveLength(7);
  expect(schedule[0]).toEqual({
    address: "aws_autoscaling_schedule.backend_group_schedule_night",
    secondOfWeek: 20 * 3600,
    minimum: 2,
    maximum: 8,
    desired: null,
  });
  expect(system.assumptions.filter(({ name }) => name.endsWith("from then on"))).toEqual([
    {
      name: "aws_autoscaling_schedule.backend_group_schedule_day: from then on",
      value: "0 7 * * mon-fri (Europe/Berlin): minimum 4, maximum 10",
      unit: "",
      source: "read",
      address: "aws_autoscaling_schedule.backend_group_schedule_day",
      attribute: "recurrence",
    },
    {
      name: "aws_autoscaling_schedule.backend_group_schedule_night: from then on",
      value: "0 20 * * * (Europe/Berlin): minimum 2, maximum 8",
      unit: "",
      source: "read",
      address: "aws_autoscaling_schedule.backend_group_schedule_night",
      attribute: "recurrence",
    },
  ]);
});

test.each([
  ["30 6 * * sat", [6 * 86_400 + 6 * 3600 + 1800]],
  ["0 0 * * 7", [0]],
  ["0 0 1 * *", undefined],
  ["0 0 * 12 *", undefined],
  ["every day", undefined],
])("the week of %s", (recurrence, seconds) => {
  expect(secondsOfWeek(recurrence)).toEqual(seconds);
});

test("a warm pool, and how long its instances take: declared, or the shortest boot as an assumption", () => {
  const warmPool = { kind: "stopped", minimum: 2, reuse: false } as const;
  const lifecycleHooks = { launch: { kind: "wait", timeoutSeconds: 600, onTimeout: "abandon" } } as const;
  const pooled = (declared: object = {}) =>
    systemOf(
      environmentWith({
        network: { interfaceEndpoints: [...prod.network.interfaceEndpoints, "autoscaling"] },
        web: { warmPool, lifecycleHooks },
        load: { ...prod.load, web: { ...prod.load.web, ...declared } },
      }),
    );
  const pool = { minimum: 2, preparedMaximum: null, isRunning: false };
  const { warmPool: read, warmStartSeconds } = tierOf(pooled(), WEB).group;
  expect([read, warmStartSeconds]).toEqual([pool, { min: 45, likely: 45, max: 45 }]);
  const declared = pooled({ warmStartSeconds: { minimum: 5, likely: 10, maximum: 20 } });
  expect(tierOf(declared, WEB).group.warmStartSeconds).toEqual({ min: 5, likely: 10, max: 20 });
  const sourceOf = (system: ReturnType<typeof systemOf>) =>
    system.assumptions.find(({ attribute }) => attribute === "warmStartSeconds")?.source;
  expect([sourceOf(pooled()), sourceOf(declared), sourceOf(systemOf(prod))]).toEqual([
    "assumed",
    "declared",
    undefined,
  ]);
});

test("slow start", () => {
  const balancing = { kind: "round-robin", slowStartSeconds: 90 } as const;
  expect(backendOf(systemOf(environmentWith({ backend: { balancing } }))).slowStartSeconds).toBe(90);
  expect(backendOf(systemOf(prod)).slowStartSeconds).toBe(0);
});

describe("what cannot be followed is missing, and nothing is simulated", () => {
  const { policies } = readEnvironment(prod).topology.fleets.find(({ address }) => address === BACKEND)!;
  const withSteps = (change: object) =>
    changed("fleets", BACKEND, {
      policies: policies.map((policy) =>
        policy.stepScaling === undefined
          ? policy
          : { ...policy, stepScaling: { ...policy.stepScaling, ...change } },
      ),
    });
  const alarms = policies.flatMap(({ stepScaling }) =>
    stepScaling?.alarms.known === true ? stepScaling.alarms.value : [],
  );
  const withAlarm = (change: object) =>
    withSteps({ alarms: { known: true, value: alarms.map((alarm) => ({ ...alarm, ...change })) } });
  const told = (value: unknown) => ({ known: true, value });

  it.each([
    [
      "another metric",
      withAlarm({ metric: told("AWS/SQS Depth") }),
      "how Sum of AWS/SQS Depth follows the load is not modelled",
    ],
    [
      "another statistic",
      withAlarm({ statistic: told("Average") }),
      "how Average of AWS/ApplicationELB RequestCountPerTarget follows the load is not modelled",
    ],
    [
      "another group's metric",
      withAlarm({ of: told("aws_lb_target_group.web_balancer") }),
      "aws_cloudwatch_metric_alarm.backend_group_jump measures aws_lb_target_group.web_balancer, and sets aws_autoscaling_group.backend_group going",
    ],
    [
      "a band",
      withAlarm({ comparison: told("GreaterThanUpperThreshold") }),
      "aws_cloudwatch_metric_alarm.backend_group_jump: GreaterThanUpperThreshold is not modelled",
    ],
    ["alarms that nobody tells", withSteps({ alarms: { known: false, because: "a plan" } }), "a plan"],
  ])("%s", (_, change, because) => {
    const { model, missing } = systemOf(prod, change);
    expect([model, missing.map(({ text }) => text)]).toEqual([null, [because]]);
  });

  it("but a dimension that is open is taken to be its own, and said to be assumed", () => {
    const { model, assumptions } = systemOf(prod, withAlarm({ of: { known: false, because: "a plan" } }));
    expect(model).not.toBeNull();
    expect(assumptions.find(({ attribute }) => attribute === "dimensions")).toMatchObject({
      source: "assumed",
      value: "its own group, aws_autoscaling_group.backend_group",
    });
  });
});
