import { Dashboard, type DashboardProps } from "../../../src/constructs/observability/dashboard";
import { resource } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";
import { watchedTier } from "./support";

interface Placed {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

function widgets(props: Partial<DashboardProps> = {}): readonly Placed[] {
  const { json } = synthesizeScope((scope) => {
    new Dashboard(scope, "dashboard", {
      namePrefix: "durable-test",
      region: "us-east-1",
      zones: ["us-east-1a", "us-east-1b"],
      tiers: [watchedTier("web"), watchedTier("backend")],
      databaseIdentifier: "db",
      alarmArns: ["arn:one", "arn:two"],
      ruleNames: { launches: "rule-launches", health: "rule-health" },
      ...props,
    });
  });
  const body = resource(json, "aws_cloudwatch_dashboard.dashboard_cloudwatch-dashboard")["dashboard_body"];
  return (JSON.parse(String(body)) as { readonly widgets: readonly Placed[] }).widgets;
}

/** What AWS documents: by namespace the metrics, each with the sets of dimensions that it is published under. */
const DOCUMENTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
  "AWS/ApplicationELB": {
    HTTPCode_ELB_5XX_Count: ["LoadBalancer"],
    HTTPCode_Target_5XX_Count: ["TargetGroup LoadBalancer"],
    HealthyHostCount: ["TargetGroup AvailabilityZone LoadBalancer"],
    RejectedConnectionCount: ["LoadBalancer"],
    RequestCount: ["LoadBalancer"],
    RequestCountPerTarget: ["TargetGroup LoadBalancer"],
    TargetConnectionErrorCount: ["TargetGroup LoadBalancer"],
    TargetResponseTime: ["TargetGroup LoadBalancer"],
  },
  // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
  "AWS/AutoScaling": {
    GroupDesiredCapacity: ["AutoScalingGroupName"],
    GroupInServiceInstances: ["AutoScalingGroupName"],
    GroupMaxSize: ["AutoScalingGroupName"],
    GroupMinSize: ["AutoScalingGroupName"],
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
  "AWS/EC2": { CPUUtilization: ["AutoScalingGroupName"] },
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
  "AWS/Events": { TriggeredRules: ["RuleName"] },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html
  "AWS/RDS": {
    CPUUtilization: ["DBInstanceIdentifier"],
    DatabaseConnections: ["DBInstanceIdentifier"],
    FreeStorageSpace: ["DBInstanceIdentifier"],
    FreeableMemory: ["DBInstanceIdentifier"],
    ReadLatency: ["DBInstanceIdentifier"],
    WriteLatency: ["DBInstanceIdentifier"],
  },
};

it("shows metrics alone that AWS documents, under the dimensions that it documents, and all of these", () => {
  const shown = widgets().flatMap(({ properties }) =>
    (properties.metrics ?? []).map(([namespace, name, ...rest]) => {
      const options = rest.at(-1) as { readonly stat: string; readonly label: string };
      expect(options.stat).toMatch(/^(Sum|Average|Minimum|Maximum|p\d\d)$/);
      expect(options.label).not.toBe("");
      const dimensions = rest.slice(0, -1).filter((_value, index) => index % 2 === 0);
      return `${String(namespace)} ${String(name)} ${dimensions.join(" ")}`;
    }),
  );
  const documented = Object.entries(DOCUMENTED).flatMap(([namespace, metrics]) =>
    Object.entries(metrics).flatMap(([name, sets]) => sets.map((set) => `${namespace} ${name} ${set}`)),
  );
  expect([...new Set(shown)].sort()).toEqual(documented.sort());
});

it("answers first whether it is durable now: alarms, then every zone, minimum and maximum, 5xx, events", () => {
  expect(widgets().map(({ type, properties }) => `${type} ${properties.title ?? ""}`)).toEqual([
    "text ",
    "alarm Alarms",
    "metric web: now",
    "metric backend: now",
    "metric Events",
    "metric web: healthy targets by zone",
    "metric web: size of the group",
    "metric backend: healthy targets by zone",
    "metric backend: size of the group",
    ...["web", "backend"].flatMap((tier) => [
      `metric ${tier}: requests a minute`,
      `metric ${tier}: 5xx and connections`,
      `metric ${tier}: seconds to answer`,
      `metric ${tier}: CPU of the instances, percent`,
    ]),
    "metric database: CPU, percent",
    "metric database: connections",
    "metric database: seconds to read and write",
    "metric database: free bytes",
  ]);
  const now = widgets().find(({ properties }) => properties.title === "web: now")?.properties.metrics ?? [];
  expect(now.map((metric) => (metric.at(-1) as { readonly label: string }).label)).toEqual([
    "us-east-1a",
    "us-east-1b",
    "in service",
    "minimum",
    "wanted",
    "maximum",
    "5xx of the balancer",
    "5xx of the instances",
  ]);
});

it("shows each tier's own metrics", () => {
  for (const { properties } of widgets()) {
    const [tier = ""] = properties.title?.split(":") ?? [];
    if (!["web", "backend"].includes(tier)) continue;
    expect(properties.metrics?.length).toBeGreaterThan(0);
    for (const metric of properties.metrics ?? []) {
      const values = metric.slice(2, -1).filter((_value, index) => index % 2 === 1);
      expect(values.filter((value) => /web|backend/.test(String(value))).length).toBeGreaterThan(0);
      expect(values.filter((value) => String(value).includes(tier === "web" ? "backend" : "web"))).toEqual(
        [],
      );
    }
  }
});

it("says how to ask for the standby, of which no metric tells", () => {
  expect(widgets()[0]?.properties.markdown).toContain(
    'aws rds describe-db-instances --db-instance-identifier db --query "DBInstances[0].[DBInstanceStatus,MultiAZ,SecondaryAvailabilityZone]"',
  );
});

it("lays no widget over another or beyond the 24 columns, and names the region in each", () => {
  const taken = new Set<string>();
  for (const { x, y, width, height, type, properties } of widgets()) {
    expect(x + width).toBeLessThanOrEqual(24);
    if (type === "metric") expect(properties.region).toBe("us-east-1");
    for (let column = x; column < x + width; column += 1)
      for (let line = y; line < y + height; line += 1) {
        expect(taken.has(`${column},${line}`)).toBe(false);
        taken.add(`${column},${line}`);
      }
  }
});

it("has no room for alarms that were given up", () => {
  expect(widgets({ alarmArns: [] }).map(({ type }) => type)).not.toContain("alarm");
  expect(widgets()[1]?.properties.alarms).toEqual(["arn:one", "arn:two"]);
});
