import type { ScalingPolicy } from "../../../model/scaling";
import type { Fleet } from "../../../model/topology";
import { ASSUMED, LAUNCH_SECONDS, SOURCES } from "../../aws-figures";
import type { DeclaredFleet } from "../../declared";
import { recoveryTime, spread } from "./estimates";
import type { Inputs } from "./inputs";
import { scheduleOf } from "./schedule-model";
import { stepPoliciesOf } from "./step-policies";
import type { GroupModel, TargetPolicy } from "./system-model";
import { warmPoolOf, warmStartOf } from "./warm-pool-model";

/** An Auto Scaling group, in numbers. */
export function groupModel(fleet: Fleet, declared: DeclaredFleet | undefined, inputs: Inputs): GroupModel {
  const { address } = fleet;
  const about = (name: string, unit: string, attribute: string) => ({
    name: `${address}: ${name}`,
    unit,
    address,
    attribute,
  });
  const suspended = fleet.suspendedProcesses;
  if (!suspended.known) inputs.lack(suspended.because, address, "suspended_processes");
  const without = (...names: readonly string[]): boolean =>
    !suspended.known || !suspended.value.some((name) => names.includes(name));
  const { launchSeconds, bootSeconds } = timesOf(declared, about, inputs);
  const warmupSeconds = inputs.read(
    fleet.warmupSeconds,
    about("warmup", "seconds", "default_instance_warmup"),
    0,
  );
  return {
    minimum: inputs.read(fleet.minimum, about("smallest size", "instances", "min_size"), 1),
    maximum: inputs.read(fleet.maximum, about("largest size", "instances", "max_size"), 1),
    hearsBalancer:
      inputs.read(fleet.healthCheckType, about("health check type", "", "health_check_type"), "EC2") ===
      "ELB",
    graceSeconds: inputs.read(
      fleet.gracePeriodSeconds,
      about("grace period", "seconds", "health_check_grace_period"),
      0,
    ),
    warmupSeconds,
    launches: without("Launch", "AddToLoadBalancer"),
    replaces: without("Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy", "AddToLoadBalancer"),
    scales: without("Launch", "AlarmNotification", "AddToLoadBalancer"),
    launchesFirst:
      inputs.read(
        fleet.minimumHealthyPercent,
        about(
          "kept healthy while replacing",
          "percent",
          "instance_maintenance_policy.min_healthy_percentage",
        ),
        90,
      ) >= 100,
    balancedOnly:
      inputs.read(
        fleet.zoneDistribution,
        about("zones", "", "availability_zone_distribution"),
        "balanced-best-effort",
      ) === "balanced-only",
    launchSeconds,
    bootSeconds,
    warmStartSeconds: warmStartOf(declared, bootSeconds),
    targets: targetsOf(fleet, inputs),
    steps: stepPoliciesOf(fleet, warmupSeconds, inputs),
    schedule: scheduleOf(fleet, inputs),
    warmPool: warmPoolOf(fleet, declared, bootSeconds, inputs),
    refresh: refreshOf(fleet, inputs),
  };
}

type About = (
  name: string,
  unit: string,
  attribute: string,
) => { readonly name: string; readonly unit: string; readonly address: string; readonly attribute: string };

function timesOf(declared: DeclaredFleet | undefined, about: About, inputs: Inputs) {
  const boot = declared?.bootSeconds;
  const bootSeconds = boot === undefined ? ASSUMED.bootSeconds : recoveryTime(boot);
  inputs.use(
    spread(bootSeconds),
    about("boot, until its service answers", "seconds", "bootSeconds"),
    boot === undefined ? "assumed" : "declared",
  );
  inputs.use(spread(LAUNCH_SECONDS), about("launch, until it runs", "seconds", ""), SOURCES.launch);
  return { launchSeconds: LAUNCH_SECONDS, bootSeconds };
}

function targetsOf({ policies }: Fleet, inputs: Inputs): readonly TargetPolicy[] {
  return policies.filter(isTracking).flatMap((policy) => targetOf(policy, inputs));
}

function isTracking({ kind, enabled }: ScalingPolicy): boolean {
  return kind === "target-tracking" && (!enabled.known || enabled.value);
}

function targetOf({ address, metric, target }: ScalingPolicy, inputs: Inputs): readonly TargetPolicy[] {
  const told = inputs.read(
    metric,
    { name: `${address}: metric`, unit: "", address, attribute: "metric" },
    "",
  );
  const value = inputs.read(
    target,
    { name: `${address}: target`, unit: "", address, attribute: "target_value" },
    1,
  );
  if (told === "ASGAverageCPUUtilization") return [{ address, metric: "use", target: value / 100 }];
  // Requests of one target in one minute.
  if (told === "ALBRequestCountPerTarget") return [{ address, metric: "requests", target: value / 60 }];
  if (told !== "") inputs.lack(`how ${told} follows the load is not modelled`, address, "metric");
  return [];
}

function refreshOf({ refresh, address }: Fleet, inputs: Inputs): GroupModel["refresh"] {
  if (refresh === undefined) return null;
  const about = (name: string, unit: string, attribute: string) => ({
    name: `${address}: ${name}`,
    unit,
    address,
    attribute: `instance_refresh.${attribute}`,
  });
  const percent = inputs.read(
    refresh.minimumHealthyPercent,
    about("kept healthy in a rollout", "percent", "min_healthy_percentage"),
    90,
  );
  return {
    minimumHealthyRatio: percent / 100,
    rollsBack: inputs.read(
      refresh.autoRollback,
      about("turns a failed rollout back", "", "auto_rollback"),
      false,
    ),
  };
}
