import type { Fleet, TargetGroup } from "../../model/topology";
import { ASSUMED, LAUNCH_SECONDS, PACE_RATIO, SOURCES } from "../aws-figures";
import type { DeclaredFleet } from "../declared";
import type { Reason, RecoveryTime } from "../drill-report";
import { read, sourced } from "../reasons";
import { type Clock, exactly, inSequence, type Term } from "./clock";
import { detectionOf } from "./detection";
import { launchHooksOf } from "./launch-hooks";

export interface Replacement {
  readonly fleet: Fleet;
  readonly targetGroups: readonly TargetGroup[];
  readonly declared: DeclaredFleet | undefined;
  /** How many instances are to be replaced, at least one. */
  readonly lost: number;
  /** Instances that the group wants. */
  readonly wanted: number;
  /** `application`: the host runs and the service does not, the harder case; `host`: the instance is gone. */
  readonly cause: "application" | "host";
}

/** Auto Scaling replaces nothing while one of these is suspended. Source: `SOURCES.suspended`. */
const NEEDED_PROCESSES = ["Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy", "AddToLoadBalancer"];

/** From the loss of instances until as many serve again: the second clock, never added to the first. */
export function replacementOf(replacement: Replacement): Clock {
  const { fleet, lost, wanted, cause } = replacement;
  const blocked = blockedBy(fleet, cause);
  if (blocked !== undefined) return blocked;
  const notice = noticeOf(replacement);
  if (notice.kind !== "told") return notice;
  const { address, gracePeriodSeconds, warmupSeconds, minimumHealthyPercent } = fleet;
  if (!gracePeriodSeconds.known)
    return untold(gracePeriodSeconds.because, address, "health_check_grace_period");
  const boot = bootOf(replacement);
  const slow = slowBoot(fleet, boot.seconds, gracePeriodSeconds.value);
  if (slow !== undefined && boot.seconds.likely > gracePeriodSeconds.value) return slow;
  const rounds = Math.ceil(lost / Math.max(1, Math.floor(wanted * PACE_RATIO)));
  const once = [
    {
      text: "the new instance is launched",
      address,
      source: SOURCES.launch,
      seconds: LAUNCH_SECONDS,
    },
    boot,
    ...launchHooksOf(fleet),
    firstCheck(replacement),
  ];
  const warmup = warmupSeconds.known ? warmupSeconds.value : 0;
  const pause: readonly Term[] =
    rounds > 1
      ? [
          {
            text: `a tenth of the group at a time, at least one: ${rounds - 1} more rounds of launch, boot, check and ${warmup} s of warmup`,
            address,
            attribute: "default_instance_warmup",
            source: SOURCES.groupHealth,
            seconds: times(rounds - 1, plus(sumOf(once), exactly(warmup))),
          },
        ]
      : [];
  const launchesFirst = minimumHealthyPercent.known && minimumHealthyPercent.value >= 100;
  const clock = inSequence([
    ...(cause === "application" ? [graceOf(fleet, gracePeriodSeconds.value)] : []),
    ...leavingOf(replacement, launchesFirst),
    ...once,
    ...pause,
  ]);
  if (clock.kind !== "told") return clock;
  return {
    kind: "told",
    seconds: plus(notice.seconds, clock.seconds),
    because: [...notice.because, ...clock.because, ...(slow?.because ?? [])],
  };
}

function blockedBy(
  { address, suspendedProcesses, healthCheckType }: Fleet,
  cause: string,
): Clock | undefined {
  if (!suspendedProcesses.known) return untold(suspendedProcesses.because, address, "suspended_processes");
  const suspended = suspendedProcesses.value.filter((name) => NEEDED_PROCESSES.includes(name));
  if (suspended.length > 0) {
    const text = `${suspended.join(", ")} suspended: nothing is replaced`;
    return { kind: "never", because: [sourced(text, SOURCES.suspended, address, "suspended_processes")] };
  }
  if (cause === "host") return undefined;
  if (!healthCheckType.known) return untold(healthCheckType.because, address, "health_check_type");
  if (healthCheckType.value === "ELB") return undefined;
  const text = `${healthCheckType.value} checks look at the host alone: an instance whose service has failed is never replaced`;
  return { kind: "never", because: [sourced(text, SOURCES.groupHealth, address, "health_check_type")] };
}

/** Until Auto Scaling knows. An instance that no longer runs is known at its next check. */
function noticeOf({ fleet, targetGroups, cause }: Replacement): Clock {
  const check: Term = {
    text: "Auto Scaling's next check, which AWS does not publish",
    address: fleet.address,
    source: "assumed",
    seconds: ASSUMED.groupCheckSeconds,
  };
  const own = inSequence([check]);
  if (cause === "host" || own.kind !== "told") return own;
  // Any one target group that calls it unhealthy is enough: the fastest decides.
  const told = targetGroups.map(detectionOf);
  const fastest = told
    .flatMap((clock) => (clock.kind === "told" ? [clock] : []))
    .sort((a, b) => a.seconds.max - b.seconds.max)[0];
  if (fastest !== undefined) {
    return {
      kind: "told",
      seconds: plus(fastest.seconds, own.seconds),
      because: [...fastest.because, ...own.because],
    };
  }
  const text = "no target group checks its instances: Auto Scaling never hears that the service has failed";
  return told[0] ?? { kind: "never", because: [read(text, fleet.address, "target_group_arns")] };
}

function graceOf({ address }: Fleet, gracePeriodSeconds: number): Term {
  return {
    text: "an instance that fails right after its launch is kept until its grace period ends",
    address,
    attribute: "health_check_grace_period",
    source: SOURCES.grace,
    seconds: { min: 0, likely: 0, max: gracePeriodSeconds },
  };
}

/** The old instance leaves first, unless the maintenance policy keeps all; even then AWS may have to let it go first. */
function leavingOf({ targetGroups, cause }: Replacement, launchesFirst: boolean): readonly Term[] {
  if (cause === "host") return [];
  const delays = targetGroups.flatMap(({ address, deregistrationDelaySeconds: delay }) =>
    delay.known ? [{ address, seconds: delay.value }] : [],
  );
  const slowest = delays.sort((a, b) => b.seconds - a.seconds)[0];
  if (slowest === undefined) return [];
  return [
    {
      text: launchesFirst
        ? "deregistration of the old instance, where AWS cannot launch before it terminates"
        : "deregistration of the old instance",
      address: slowest.address,
      attribute: "deregistration_delay",
      source: SOURCES.deregistration,
      seconds: { min: 0, likely: launchesFirst ? 0 : slowest.seconds, max: slowest.seconds },
    },
  ];
}

function bootOf({ fleet, declared }: Replacement): Term {
  const boot = declared?.bootSeconds;
  return {
    text: "boot, until the service answers",
    address: fleet.address,
    attribute: "bootSeconds",
    source: boot === undefined ? "assumed" : "declared",
    seconds:
      boot === undefined
        ? ASSUMED.bootSeconds
        : { min: boot.minimum, likely: boot.likely, max: boot.maximum },
  };
}

/** A new target needs one passed check. */
function firstCheck({ targetGroups, fleet }: Replacement): Term {
  const intervals = targetGroups.flatMap(({ healthCheck: { intervalSeconds } }) =>
    intervalSeconds.known ? [intervalSeconds.value] : [],
  );
  const interval = Math.max(0, ...intervals);
  return {
    text: "first passed check",
    address: targetGroups[0]?.address ?? fleet.address,
    attribute: "health_check",
    source: SOURCES.healthCheck,
    seconds: { min: 0, likely: interval / 2, max: interval },
  };
}

/** An instance that boots longer than its grace period is replaced while it boots, and so is the next one. */
function slowBoot(fleet: Fleet, boot: RecoveryTime, gracePeriodSeconds: number): Clock | undefined {
  const { address, healthCheckType } = fleet;
  if (boot.max <= gracePeriodSeconds || (healthCheckType.known && healthCheckType.value !== "ELB"))
    return undefined;
  const text = `a boot of up to ${boot.max} s and a grace period of ${gracePeriodSeconds} s: a slower boot is replaced before it serves, again and again`;
  const because: readonly Reason[] = [sourced(text, SOURCES.grace, address, "health_check_grace_period")];
  return { kind: "never", because };
}

function untold(because: string, address: string, attribute: string): Clock {
  return { kind: "untold", because: [read(because, address, attribute)] };
}

function sumOf(terms: readonly Term[]): RecoveryTime {
  return terms.reduce((sum, { seconds }) => plus(sum, seconds), exactly(0));
}

function plus(a: RecoveryTime, b: RecoveryTime): RecoveryTime {
  return { min: a.min + b.min, likely: a.likely + b.likely, max: a.max + b.max };
}

function times(factor: number, { min, likely, max }: RecoveryTime): RecoveryTime {
  return { min: min * factor, likely: likely * factor, max: max * factor };
}
