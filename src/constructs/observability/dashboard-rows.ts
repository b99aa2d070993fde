import {
  balancerMetric,
  databaseMetric,
  groupMetric,
  instancesMetric,
  ruleMetric,
  targetMetric,
  type WatchedTier,
} from "./metric";
import { alarmWidget, curves, type Line, numbers, type Row, textWidget, type Widget } from "./widgets";

export interface DashboardRowsProps {
  readonly region: string;
  readonly zones: readonly string[];
  /** In the order of a request. */
  readonly tiers: readonly WatchedTier[];
  readonly databaseIdentifier: string;
  /** The ARNs of all alarms; none where they were given up. */
  readonly alarmArns: readonly string[];
  /** The event rules by what they are about. */
  readonly ruleNames: Readonly<Record<string, string>>;
}

/** First what a person asks at night, then where a request stands still. */
export function dashboardRows(props: DashboardRowsProps): readonly Row[] {
  const { tiers, alarmArns, databaseIdentifier } = props;
  return [
    { height: 3, widgets: [textWidget(introduction(databaseIdentifier))] },
    ...(alarmArns.length === 0 ? [] : [{ height: 4, widgets: [alarmWidget("Alarms", alarmArns)] }]),
    { height: 5, widgets: [...tiers.map((tier) => nowOf(tier, props)), eventsOf(props)] },
    { height: 6, widgets: tiers.flatMap((tier) => [zonesOf(tier, props), sizeOf(tier, props)]) },
    ...tiers.map((tier) => ({ height: 6, widgets: requestsOf(tier, props) })),
    { height: 6, widgets: databaseOf(props) },
  ];
}

/** No metric tells whether the standby is there. */
function introduction(identifier: string): string {
  return [
    "## Is it durable right now?",
    "Every zone serves, each group is at or above its minimum and below its maximum, and nothing failed to launch.",
    `The standby has no metric: \`aws rds describe-db-instances --db-instance-identifier ${identifier} --query "DBInstances[0].[DBInstanceStatus,MultiAZ,SecondaryAvailabilityZone]"\``,
  ].join("\n\n");
}

function nowOf(tier: WatchedTier, { region, zones }: DashboardRowsProps): Widget {
  return numbers(`${tier.name}: now`, region, [
    ...healthyByZone(tier, zones),
    { ...groupMetric(tier, "GroupInServiceInstances", "Minimum"), label: "in service" },
    { ...groupMetric(tier, "GroupMinSize", "Maximum"), label: "minimum" },
    { ...groupMetric(tier, "GroupDesiredCapacity", "Maximum"), label: "wanted" },
    { ...groupMetric(tier, "GroupMaxSize", "Maximum"), label: "maximum" },
    { ...balancerMetric(tier, "HTTPCode_ELB_5XX_Count", "Sum"), label: "5xx of the balancer" },
    { ...targetMetric(tier, "HTTPCode_Target_5XX_Count", "Sum"), label: "5xx of the instances" },
  ]);
}

/** Each rule counts the events that it matched. */
function eventsOf({ region, ruleNames }: DashboardRowsProps): Widget {
  const labels: Readonly<Record<string, string>> = {
    launches: "launches that failed",
    refreshes: "refreshes that failed",
    "database-events": "failovers and failures of the database",
    health: "troubles of AWS",
  };
  return numbers(
    "Events",
    region,
    Object.entries(ruleNames).map(([key, name]) => ({
      ...ruleMetric(name, "TriggeredRules", "Sum"),
      label: labels[key] ?? key,
    })),
  );
}

function healthyByZone(tier: WatchedTier, zones: readonly string[]): Line[] {
  return zones.map((zone) => ({ ...targetMetric(tier, "HealthyHostCount", "Minimum", zone), label: zone }));
}

function zonesOf(tier: WatchedTier, { region, zones }: DashboardRowsProps): Widget {
  return curves(`${tier.name}: healthy targets by zone`, region, healthyByZone(tier, zones));
}

function sizeOf(tier: WatchedTier, { region }: DashboardRowsProps): Widget {
  return curves(`${tier.name}: size of the group`, region, [
    { ...groupMetric(tier, "GroupInServiceInstances", "Minimum"), label: "in service" },
    { ...groupMetric(tier, "GroupDesiredCapacity", "Maximum"), label: "wanted" },
    { ...groupMetric(tier, "GroupMinSize", "Maximum"), label: "minimum" },
    { ...groupMetric(tier, "GroupMaxSize", "Maximum"), label: "maximum" },
  ]);
}

function requestsOf(tier: WatchedTier, { region }: DashboardRowsProps): Widget[] {
  return [
    curves(`${tier.name}: requests a minute`, region, [
      { ...balancerMetric(tier, "RequestCount", "Sum"), label: "all" },
      { ...targetMetric(tier, "RequestCountPerTarget", "Sum"), label: "per target" },
    ]),
    curves(`${tier.name}: 5xx and connections`, region, [
      { ...balancerMetric(tier, "HTTPCode_ELB_5XX_Count", "Sum"), label: "5xx of the balancer" },
      { ...targetMetric(tier, "HTTPCode_Target_5XX_Count", "Sum"), label: "5xx of the instances" },
      { ...balancerMetric(tier, "RejectedConnectionCount", "Sum"), label: "connections turned away" },
      { ...targetMetric(tier, "TargetConnectionErrorCount", "Sum"), label: "targets not reached" },
    ]),
    curves(`${tier.name}: seconds to answer`, region, [
      { ...targetMetric(tier, "TargetResponseTime", "p50"), label: "p50" },
      { ...targetMetric(tier, "TargetResponseTime", "p99"), label: "p99" },
    ]),
    curves(`${tier.name}: CPU of the instances, percent`, region, [
      { ...instancesMetric(tier, "CPUUtilization", "Average"), label: "average" },
      { ...instancesMetric(tier, "CPUUtilization", "Maximum"), label: "highest" },
    ]),
  ];
}

function databaseOf({ region, databaseIdentifier }: DashboardRowsProps): Widget[] {
  const line = (name: string, statistic: string, label: string): Line => ({
    ...databaseMetric(databaseIdentifier, name, statistic),
    label,
  });
  return [
    curves("database: CPU, percent", region, [line("CPUUtilization", "Average", "CPU")]),
    curves("database: connections", region, [line("DatabaseConnections", "Maximum", "connections")]),
    curves("database: seconds to read and write", region, [
      line("ReadLatency", "Average", "read"),
      line("WriteLatency", "Average", "write"),
    ]),
    curves("database: free bytes", region, [
      line("FreeStorageSpace", "Minimum", "storage"),
      line("FreeableMemory", "Minimum", "memory"),
    ]),
  ];
}
