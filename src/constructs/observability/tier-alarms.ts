import type { Construct } from "constructs";
import type { Environment } from "../../config/environment";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { type AlarmProps, type AlarmScope, createAlarm } from "./alarm";
import { TIER_ALARM_TEXTS } from "./alarm-texts";
import {
  balancerMetric,
  groupMetric,
  instancesMetric,
  type Metric,
  targetMetric,
  type WatchedTier,
} from "./metric";

type Alarms = Extract<Environment["operations"]["alarms"], { readonly kind: "on" }>;

export interface TierAlarmsProps extends AlarmScope {
  readonly tier: WatchedTier;
  readonly thresholds: Alarms["web"];
  readonly zones: readonly string[];
  /** Burstable instances that slow down without credits; with unlimited credits none does. */
  readonly slowsDown: boolean;
}

type Watch = Omit<AlarmProps, keyof AlarmScope | "subject" | "text">;

/** One alarm a key, in the order in which people read them. */
export function createTierAlarms(scope: Construct, props: TierAlarmsProps): CloudwatchMetricAlarm[] {
  const { namePrefix, topicArn, tier } = props;
  const watches: Partial<Record<keyof typeof TIER_ALARM_TEXTS, Watch>> = {
    ...balancerWatches(props),
    ...groupWatches(props),
    ...zoneWatch(props),
  };
  return Object.entries(watches).map(([key, watch]) =>
    createAlarm(scope, key, {
      namePrefix,
      topicArn,
      subject: tier.name,
      text: TIER_ALARM_TEXTS[key as keyof typeof TIER_ALARM_TEXTS],
      ...watch,
    }),
  );
}

/** Balancers publish these counts only when they are not zero. */
function balancerWatches({ tier, thresholds }: TierAlarmsProps) {
  const often = { rings: "at least", periods: { bad: 3, of: 5 }, missing: "notBreaching" } as const;
  return {
    "balancer-errors": {
      ...often,
      watches: balancerMetric(tier, "HTTPCode_ELB_5XX_Count", "Sum"),
      threshold: thresholds.balancerErrorsPerMinute,
    },
    "target-errors": {
      ...often,
      watches: targetMetric(tier, "HTTPCode_Target_5XX_Count", "Sum"),
      threshold: thresholds.targetErrorsPerMinute,
    },
    latency: {
      ...often,
      watches: targetMetric(tier, "TargetResponseTime", `p${thresholds.latencyPercentile}`),
      rings: "above",
      threshold: thresholds.latencySeconds,
    },
    "rejected-connections": {
      ...often,
      watches: balancerMetric(tier, "RejectedConnectionCount", "Sum"),
      threshold: 1,
      periods: { bad: 1, of: 1 },
    },
    "unhealthy-targets": {
      ...often,
      // The worst node's view: each checks for itself.
      watches: targetMetric(tier, "UnHealthyHostCount", "Maximum"),
      threshold: 1,
      periods: forMinutes(thresholds.unhealthyMinutes),
      // Without a registered target there is nothing to call unhealthy: `below-minimum` rings then.
      missing: "missing",
    },
  } as const satisfies Record<string, Watch>;
}

/** A group publishes its metrics every minute: silence is a group that is gone, or whose metrics were switched off. */
function groupWatches({ tier, thresholds, slowsDown }: TierAlarmsProps) {
  return {
    "below-minimum": {
      watches: groupMetric(tier, "GroupInServiceInstances", "Minimum"),
      rings: "below",
      threshold: tier.minimum,
      periods: forMinutes(thresholds.belowMinimumMinutes),
      missing: "breaching",
    },
    "at-maximum": {
      watches: groupMetric(tier, "GroupDesiredCapacity", "Minimum"),
      rings: "at least",
      threshold: tier.maximum,
      periods: forMinutes(thresholds.atMaximumMinutes),
      missing: "missing",
    },
    ...(slowsDown
      ? {
          "cpu-credits": {
            // The poorest instance: an average hides it. Credits are published every five minutes.
            watches: instancesMetric(tier, "CPUCreditBalance", "Minimum"),
            rings: "below" as const,
            threshold: thresholds.cpuCredits,
            periodSeconds: 300,
            periods: { bad: 3, of: 3 },
            missing: "missing" as const,
          },
        }
      : {}),
  } as const satisfies Record<string, Watch>;
}

/** Auto Scaling has no metric by zone; the balancer counts healthy targets in each. A zone without any tells nothing: 0. */
function zoneWatch({ tier, thresholds, zones }: TierAlarmsProps) {
  const metrics: Readonly<Record<string, Metric>> = Object.fromEntries(
    zones.map((zone) => [
      `zone_${zone.replaceAll("-", "_")}`,
      targetMetric(tier, "HealthyHostCount", "Minimum", zone),
    ]),
  );
  return {
    "zone-imbalance": {
      watches: { expression: "MAX(FILL(METRICS(), 0)) - MIN(FILL(METRICS(), 0))", of: metrics },
      rings: "at least",
      threshold: 2,
      periods: forMinutes(thresholds.zoneImbalanceMinutes),
      missing: "missing",
    },
  } as const satisfies Record<string, Watch>;
}

function forMinutes(minutes: number): AlarmProps["periods"] {
  return { bad: minutes, of: minutes };
}
