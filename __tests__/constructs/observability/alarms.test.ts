import { Alarms, type AlarmsProps } from "../../../src/constructs/observability/alarms";
import { describe as told } from "../../../src/constructs/observability/alarm-texts";
import {
  DATABASE_ALARM_TEXTS,
  EVENT_ALARM_TEXTS,
  TIER_ALARM_TEXTS,
} from "../../../src/constructs/observability/alarm-texts";
import { checkEnvironment } from "../../../src/config/check-environment";
import { prod as input } from "../../../src/environments/prod";
import { type Attributes, resources } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";
import { summaryOf, watchedTier } from "./support";

type Settings = AlarmsProps["settings"];

const settings = checkEnvironment(input).operations.alarms as Settings;

function alarms(props: Partial<AlarmsProps> = {}): Readonly<Record<string, Attributes>> {
  const { json } = synthesizeScope((scope) => {
    new Alarms(scope, "alarms", {
      namePrefix: "durable-test",
      topicArn: "arn:topic",
      settings,
      zones: ["us-east-1a", "us-east-1b"],
      tiers: [watchedTier("web"), watchedTier("backend")],
      database: { identifier: "db", instanceClass: "db.m6g.large", allocatedGiB: 100 },
      undeliveredQueueName: "queue",
      ...props,
    });
  });
  return Object.fromEntries(
    Object.values(resources(json, "aws_cloudwatch_metric_alarm")).map((alarm) => [
      String(alarm["alarm_name"]).replace("durable-test-", ""),
      alarm,
    ]),
  );
}

const summaries = (found: Readonly<Record<string, Attributes>>, subject: string) =>
  Object.fromEntries(
    Object.entries(found)
      .filter(([name]) => name.startsWith(`${subject}-`))
      .map(([name, alarm]) => [name, summaryOf(alarm)]),
  );

const LB = "AWS/ApplicationELB";

describe.each(["web", "backend"])("the alarms of %s", (tier) => {
  const target = `LoadBalancer=app/${tier}/1 TargetGroup=targetgroup/${tier}/1`;
  const zone = (letter: string) =>
    `zone_us_east_1${letter} = ${LB} HealthyHostCount Minimum AvailabilityZone=us-east-1${letter} ${target} 60 s`;

  it("are exactly these", () => {
    expect(summaries(alarms(), tier)).toEqual({
      [`${tier}-balancer-errors`]: `${LB} HTTPCode_ELB_5XX_Count Sum LoadBalancer=app/${tier}/1 60 s, GreaterThanOrEqualToThreshold 10, 3 of 5, notBreaching`,
      [`${tier}-target-errors`]: `${LB} HTTPCode_Target_5XX_Count Sum ${target} 60 s, GreaterThanOrEqualToThreshold 10, 3 of 5, notBreaching`,
      [`${tier}-latency`]: `${LB} TargetResponseTime p99 ${target} 60 s, GreaterThanThreshold 2, 3 of 5, notBreaching`,
      [`${tier}-rejected-connections`]: `${LB} RejectedConnectionCount Sum LoadBalancer=app/${tier}/1 60 s, GreaterThanOrEqualToThreshold 1, 1 of 1, notBreaching`,
      [`${tier}-unhealthy-targets`]: `${LB} UnHealthyHostCount Maximum ${target} 60 s, GreaterThanOrEqualToThreshold 1, 5 of 5, missing`,
      [`${tier}-below-minimum`]: `AWS/AutoScaling GroupInServiceInstances Minimum AutoScalingGroupName=group-${tier} 60 s, LessThanThreshold 2, 5 of 5, breaching`,
      [`${tier}-at-maximum`]: `AWS/AutoScaling GroupDesiredCapacity Minimum AutoScalingGroupName=group-${tier} 60 s, GreaterThanOrEqualToThreshold 10, 15 of 15, missing`,
      [`${tier}-zone-imbalance`]: `result = MAX(FILL(METRICS(), 0)) - MIN(FILL(METRICS(), 0)); ${zone("a")}; ${zone("b")}, GreaterThanOrEqualToThreshold 2, 15 of 15, missing`,
    });
  });

  it("take every threshold from the tier's own settings", () => {
    const other = {
      balancerErrorsPerMinute: 1,
      targetErrorsPerMinute: 2,
      latencyPercentile: 95,
      latencySeconds: 0.3,
      unhealthyMinutes: 4,
      belowMinimumMinutes: 6,
      atMaximumMinutes: 7,
      zoneImbalanceMinutes: 8,
      cpuCredits: 9,
    };
    const found = alarms({
      settings: { ...settings, [tier]: other },
      tiers: (["web", "backend"] as const).map((name) => ({
        ...watchedTier(name),
        slowsDown: name === tier,
      })),
    });
    expect(
      Object.values(summaries(found, tier)).map((text) => text.split(", ").slice(-3).join(", ")),
    ).toEqual(
      [
        ">= 10, 7 of 7, missing",
        ">= 1, 3 of 5, notBreaching",
        "< 2, 6 of 6, breaching",
        "< 9, 3 of 3, missing",
        "> 0.3, 3 of 5, notBreaching",
        ">= 1, 1 of 1, notBreaching",
        ">= 2, 3 of 5, notBreaching",
        ">= 1, 4 of 4, missing",
        ">= 2, 8 of 8, missing",
      ].map((text) =>
        text
          .replace(/^>= /, "GreaterThanOrEqualToThreshold ")
          .replace(/^> /, "GreaterThanThreshold ")
          .replace(/^< /, "LessThanThreshold "),
      ),
    );
    expect(found[`${tier}-latency`]).toMatchObject({
      extended_statistic: "p95",
      evaluate_low_sample_count_percentiles: "ignore",
    });
    expect(found[`${tier}-cpu-credits`]).toMatchObject({
      metric_name: "CPUCreditBalance",
      statistic: "Minimum",
      dimensions: { AutoScalingGroupName: `group-${tier}` },
    });
    const untouched = tier === "web" ? "backend" : "web";
    expect(summaries(found, untouched)).toEqual(summaries(alarms(), untouched));
  });
});

describe("the alarms of the database", () => {
  const db = (name: string, statistic: string) => `AWS/RDS ${name} ${statistic} DBInstanceIdentifier=db 60 s`;
  const credits = (name: string, statistic: string) =>
    `AWS/RDS ${name} ${statistic} DBInstanceIdentifier=db 300 s`;

  it("are exactly these, with figures from the class's memory", () => {
    expect(summaries(alarms(), "database")).toEqual({
      // 8 GiB: 682 connections by the formula, 613 counted on, 80 % of these; 5 % of the memory.
      "database-cpu": `${db("CPUUtilization", "Average")}, GreaterThanThreshold 90, 5 of 5, breaching`,
      "database-connections": `${db("DatabaseConnections", "Maximum")}, GreaterThanThreshold 490, 5 of 5, missing`,
      "database-memory": `${db("FreeableMemory", "Minimum")}, LessThanThreshold ${409 * 2 ** 20}, 15 of 15, missing`,
      "database-storage": `${db("FreeStorageSpace", "Minimum")}, LessThanThreshold \${(100 * 53687091)}, 5 of 5, missing`,
    });
  });

  it("watch the credits of a burstable class", () => {
    const found = alarms({
      database: { identifier: "db", instanceClass: "db.t4g.medium", allocatedGiB: 20 },
    });
    const { "database-cpu-credits": balance, "database-surplus-credits": surplus } = summaries(
      found,
      "database",
    );
    expect(balance).toBe(
      `${credits("CPUCreditBalance", "Average")}, LessThanThreshold 10, 12 of 12, missing`,
    );
    expect(surplus).toBe(
      `${credits("CPUSurplusCreditsCharged", "Sum")}, GreaterThanThreshold 0, 1 of 1, notBreaching`,
    );
    expect(Object.keys(summaries(found, "database"))).toHaveLength(6);
  });

  it("watch the lag of every replica", () => {
    const replicas = { first: "db-first", second: "db-second" };
    const found = alarms({
      database: { identifier: "db", instanceClass: "db.m6g.large", allocatedGiB: 100, replicas },
    });
    const lag = (name: string) =>
      `AWS/RDS ReplicaLag Maximum DBInstanceIdentifier=db-${name} 60 s, GreaterThanThreshold 60, 5 of 5, breaching`;
    expect(summaries(found, "database")).toMatchObject({
      "database-first-replica-lag": lag("first"),
      "database-second-replica-lag": lag("second"),
    });
  });

  it("take figures of the user's own over those of the class", () => {
    const own = { ...settings.database, connections: 77, freeMemoryMiB: 3 };
    const found = alarms({
      settings: { ...settings, database: own },
      database: { identifier: "db", instanceClass: "db.x1.16xlarge", allocatedGiB: 100 },
    });
    expect(found["database-connections"]).toMatchObject({ threshold: 77 });
    expect(found["database-memory"]).toMatchObject({ threshold: 3 * 2 ** 20 });
  });
});

describe("every alarm", () => {
  const found = alarms({
    tiers: [watchedTier("web"), { ...watchedTier("backend"), slowsDown: true }],
    database: {
      identifier: "db",
      instanceClass: "db.t4g.medium",
      allocatedGiB: 20,
      replicas: { reader: "db-reader" },
    },
  });

  it("tells the topic when it rings and when it is over, and says what it means and what to do", () => {
    const texts = new Set(
      [TIER_ALARM_TEXTS, DATABASE_ALARM_TEXTS, EVENT_ALARM_TEXTS].flatMap((all) =>
        Object.values(all).map(told),
      ),
    );
    expect(Object.keys(found)).toHaveLength(8 + 9 + 7 + 1);
    for (const alarm of Object.values(found)) {
      expect(alarm).toMatchObject({
        actions_enabled: true,
        alarm_actions: ["arn:topic"],
        ok_actions: ["arn:topic"],
      });
      const text = String(alarm["alarm_description"]);
      expect(texts.has(text)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(1024);
    }
  });

  it("rings for one undelivered event", () => {
    expect(summaries(found, "events")).toEqual({
      "events-undelivered":
        "AWS/SQS ApproximateNumberOfMessagesVisible Maximum QueueName=queue 300 s, GreaterThanThreshold 0, 1 of 1, notBreaching",
    });
  });
});
