import { z } from "zod";
import { simulationSchema } from "./simulation-schema";
import { verdict } from "./verdict-schema";

const recovery = z
  .object({ min: z.number(), likely: z.number(), max: z.number() })
  .nullable()
  .meta({ description: "Seconds; null where it is not told, not published, or never ends" });
const reason = z.object({
  text: z.string(),
  address: z.string().optional(),
  attribute: z.string().optional(),
  source: z.string().meta({ description: "`read`, `declared`, `assumed`, or the URL of a published figure" }),
});
const because = z.array(reason);

const failure = z.object({
  id: z
    .string()
    .meta({ description: "Stable: `zone:us-east-1a`, `instance:aws_autoscaling_group.web_group`" }),
  kind: z.string(),
  target: z.string(),
  verdict,
  remainingCapacityRatio: z
    .record(z.string(), z.number().nullable())
    .meta({ description: "What survives over the declared peak, by fleet; null where it cannot be told" }),
  serviceRecoverySeconds: recovery,
  redundancyRecoverySeconds: recovery,
  dataLossSeconds: z.number().nullable(),
  path: z.array(z.string()).meta({ description: "What still carries requests, or how far they get" }),
  because,
  missed: z.array(
    z.object({
      objective: z.enum([
        "serviceRecoverySeconds",
        "redundancyRecoverySeconds",
        "dataLossSeconds",
        "availabilityRatio",
        "capacity",
      ]),
      allowed: z.number(),
      found: z.number().nullable(),
      change: z
        .object({ address: z.string(), attribute: z.string(), from: z.string(), to: z.string() })
        .nullable()
        .meta({ description: "The nearest single setting that, changed alone, meets the objective" }),
    }),
  ),
  inherent: z
    .string()
    .nullable()
    .meta({ description: "Why no configuration of one region changes it: not counted in the verdict" }),
});

/** What `durable drill --json` prints, and `--baseline` reads. */
export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    verdict,
    source: z.string(),
    failures: z.array(failure),
    pairs: z.object({
      total: z.number(),
      unrelated: z
        .number()
        .meta({ description: "Pairs of two systems that share nothing: not judged one by one" }),
      worse: z
        .array(z.object({ id: z.string(), verdict }))
        .meta({ description: "Pairs that are worse than the worse of their members" }),
    }),
    capacity: z.array(
      z.object({
        fleet: z.string(),
        zones: z.number().nullable(),
        minimum: z.number().nullable(),
        survivors: z.number().nullable(),
        remainingCapacityRatio: z.number().nullable(),
        staticStabilityRatio: z.number().nullable(),
        because,
      }),
    ),
    cutSets: z.array(z.object({ members: z.array(z.string()) })),
    flows: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        protocol: z.string(),
        ports: z.string(),
        verdict: z.enum(["reachable", "blocked", "cannot tell"]),
        because,
      }),
    ),
    findings: z.array(
      z.object({
        rule: z.string(),
        address: z.string(),
        verdict: z.enum(["degrades", "fails", "cannot tell"]),
        message: z.string(),
        fix: z.string(),
      }),
    ),
    acknowledged: z.array(z.object({ rule: z.string(), address: z.string(), reason: z.string() })),
    notModelled: z.array(z.object({ address: z.string(), reason: z.string(), consequence: z.string() })),
    changes: z
      .array(
        z.object({
          what: z.enum(["verdict", "failure", "cut set", "finding", "flow"]),
          id: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .optional()
      .meta({ description: "With --baseline: what changed since" }),
    simulation: simulationSchema
      .optional()
      .meta({ description: "With --simulate: scenarios, each run many times" }),
  })
  .meta({ title: "What `durable drill --json` prints" });
