import { z } from "zod";
import { verdict } from "./verdict-schema";

const spread = z
  .object({ median: z.number(), p95: z.number(), worst: z.number() })
  .meta({ description: "Over the seeds; `worst` is the maximum, or the minimum where more is better" });
const column = z.array(z.number());

const change = z.object({
  kind: z.enum(["setting", "headroom", "schedule", "warm-pool"]),
  text: z.string(),
  runs: z.number().meta({ description: "In how many runs with the change it was met: all that were made" }),
  settings: z.array(
    z.object({ address: z.string(), attribute: z.string(), from: z.string(), to: z.string() }),
  ),
});

const missed = z.object({
  objective: z.enum(["serviceRecoverySeconds", "availabilityRatio", "failedRequests"]),
  allowed: z.number(),
  found: z
    .number()
    .nullable()
    .meta({ description: "In the worst run; null where it did not end within the run" }),
  missedRatio: z.number().meta({ description: "In what share of the runs" }),
  tried: z
    .number()
    .meta({ description: "Changes that were tried in runs of their own; 0 where no setting helps" }),
  change: change
    .nullable()
    .meta({ description: "The smallest change that meets it; null where none was found" }),
  alternatives: z.array(change),
  notEnough: z
    .array(z.object({ text: z.string(), found: z.number().nullable() }))
    .meta({ description: "What does not meet it by itself, and what is then found in the worst run" }),
  notTried: z.array(z.string()).meta({ description: "What was not tried, and why" }),
});

const timeline = z.object({
  seed: z.number(),
  atSeconds: column,
  offeredPerSecond: column,
  servedPerSecond: column,
  failedPerSecond: column,
  capacityPerSecond: column,
  instances: z
    .record(z.string(), column)
    .meta({ description: "Instances that serve, by address of the fleet" }),
  events: z.array(z.object({ atSeconds: z.number(), text: z.string() })),
});

const scenario = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  source: z.string().optional(),
  durationSeconds: z.number(),
  verdict,
  because: z.array(z.string()),
  expected: z
    .string()
    .nullable()
    .meta({ description: "Why missing is expected, and not counted in the verdict; null where it counts" }),
  stability: z.enum(["stable", "vulnerable", "metastable"]).nullable().meta({
    description:
      "Whether overload outlasts what set it off, and whether it ends; null where it cannot be told",
  }),
  metrics: z
    .object({
      availabilityRatio: spread,
      offeredRequests: spread,
      servedRequests: spread,
      failedRequests: spread,
      longestOutageSeconds: spread,
      recoverSeconds: spread,
      underProvisionedSeconds: spread,
      maximumUtilizationRatio: spread,
      longestWaitSeconds: spread,
      meanWaitSeconds: spread,
    })
    .nullable(),
  database: z
    .object({
      withoutDatabaseRecoverSeconds: spread,
      readRecoverSeconds: spread,
      writeRecoverSeconds: spread,
      withoutDatabaseAvailabilityRatio: spread,
      readAvailabilityRatio: spread,
      writeAvailabilityRatio: spread,
    })
    .nullable()
    .meta({ description: "Requests that need the database, apart from those that do not" }),
  missed: z.array(missed),
  timeline: timeline
    .nullable()
    .meta({ description: "Of the run whose failed requests are the median; columns of one length" }),
});

/** What `--simulate` adds to the report. */
export const simulationSchema = z.object({
  schemaVersion: z.literal(1),
  verdict,
  seeds: z.object({ first: z.number(), count: z.number() }),
  assumptions: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      unit: z.string(),
      source: z
        .string()
        .meta({ description: "`read`, `declared`, `assumed`, or the URL of a published figure" }),
      address: z.string().optional(),
      attribute: z.string().optional(),
    }),
  ),
  scenarios: z.array(scenario),
  notModelled: z.array(z.object({ subject: z.string(), consequence: z.string() })),
});
