import type {
  ScenarioMetrics,
  SimulationReport,
  Spread,
  Timeline,
} from "../../../../../src/drill/simulation/simulation-report";

const spread = (median: number, p95 = median, worst = p95): Spread => ({ median, p95, worst });

const METRICS: ScenarioMetrics = {
  availabilityRatio: spread(0.99987, 0.9981, 0.99499),
  offeredRequests: spread(648_000),
  servedRequests: spread(647_916, 646_769, 644_753),
  failedRequests: spread(84, 1_231, 3_247),
  longestOutageSeconds: spread(22, 61, 118),
  recoverSeconds: spread(25, 95, 131),
  underProvisionedSeconds: spread(0, 40, 160),
  maximumUtilizationRatio: spread(0.61, 0.9, 1.3),
  longestWaitSeconds: spread(0, 0.4, 2),
  meanWaitSeconds: spread(0.004, 0.02, 0.1),
};

/** An hour, a point every 20 s: a fault from minute 10 to 40. */
const TIMELINE: Timeline = {
  seed: 17,
  atSeconds: Array.from({ length: 181 }, (_, step) => 10 + step * 20),
  offeredPerSecond: Array.from({ length: 181 }, (_, step) => 180 + 6 * Math.sin(step / 5)),
  servedPerSecond: Array.from({ length: 181 }, (_, step) =>
    step >= 30 && step < 36 ? 95 : 180 + 6 * Math.sin(step / 5),
  ),
  failedPerSecond: Array.from({ length: 181 }, (_, step) => (step >= 30 && step < 36 ? 85 : 0)),
  capacityPerSecond: Array.from({ length: 181 }, (_, step) => (step >= 30 && step < 60 ? 200 : 400)),
  instances: { "aws_autoscaling_group.web_group": Array.from({ length: 181 }, () => 2) },
  events: [
    { atSeconds: 600, text: "us-east-1a is lost" },
    { atSeconds: 625, text: "web_balancer takes its instance out" },
    { atSeconds: 690, text: "the standby of database takes over" },
    { atSeconds: 790, text: "a new instance of web_group serves" },
    { atSeconds: 2_400, text: "us-east-1a is back" },
  ],
};

/** Every member of a simulation's report, in every form. */
export const SIMULATION: SimulationReport = {
  schemaVersion: 1,
  verdict: "degrades",
  seeds: { count: 1_000, first: 1 },
  assumptions: [
    {
      name: "boot",
      value: "45 to 180 s, likely 90",
      unit: "seconds",
      source: "declared",
      address: "aws_autoscaling_group.web_group",
      attribute: "bootSeconds",
    },
    {
      name: "failover",
      value: "60 to 120 s",
      unit: "seconds",
      source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html",
    },
    { name: "retries of a client", value: "2", unit: "", source: "assumed" },
  ],
  scenarios: [
    {
      id: "zone-outage",
      title: "A zone is lost for half an hour",
      description: "All that runs in us-east-1a ends at once, and the zone takes no launches for 30 minutes.",
      source: "https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html",
      durationSeconds: 3_600,
      verdict: "holds",
      because: ["the longest outage is within the objective in every run"],
      expected: null,
      stability: "stable",
      metrics: METRICS,
      database: {
        withoutDatabaseRecoverSeconds: spread(25, 40, 60),
        readRecoverSeconds: spread(95, 120, 131),
        writeRecoverSeconds: spread(95, 120, 131),
        withoutDatabaseAvailabilityRatio: spread(0.9999),
        readAvailabilityRatio: spread(0.998),
        writeAvailabilityRatio: spread(0.998),
      },
      missed: [],
      timeline: TIMELINE,
    },
    {
      id: "surge-x10-step",
      title: "Ten times the load at once",
      description: "The load jumps from 180 to 1800 requests per second and stays there.",
      durationSeconds: 3_600,
      verdict: "fails",
      because: ["requests fail until new instances serve", "an objective was missed"],
      expected: "ten times the declared peak from the minimum: no group launches that fast",
      stability: "metastable",
      metrics: METRICS,
      database: null,
      missed: [
        {
          objective: "failedRequests",
          allowed: 0,
          found: 402_133,
          missedRatio: 1,
          tried: 31,
          change: {
            kind: "schedule",
            text: "Have 10 web and 18 backend instances ten minutes before: a schedule.",
            runs: 200,
            settings: [],
          },
          alternatives: [
            { kind: "headroom", text: "Run 20 backend instances all the time.", runs: 200, settings: [] },
          ],
          notEnough: [{ text: "keep warm pools of stopped instances: 8 of backend_group", found: 99_210 }],
          notTried: [],
        },
        {
          objective: "availabilityRatio",
          allowed: 0.999,
          found: null,
          missedRatio: 0.4,
          tried: 12,
          change: null,
          alternatives: [],
          notEnough: [],
          notTried: ["more instances: 2500 of backend_group would be more than 300"],
        },
      ],
      timeline: { ...TIMELINE, events: [] },
    },
    {
      id: "grey-failure",
      title: "An instance answers one request in two",
      description: "Its health check passes now and then.",
      durationSeconds: 1_800,
      verdict: "cannot tell",
      because: ["The rate of an instance is not declared."],
      expected: null,
      stability: null,
      metrics: null,
      database: null,
      missed: [],
      timeline: null,
    },
  ],
  notModelled: [{ subject: "the network between zones", consequence: "a slow zone looks like a sound one" }],
};
