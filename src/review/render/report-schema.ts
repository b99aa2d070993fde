import { SEVERITIES } from "../severities";
import { z } from "zod";
import { reportSchema as drillSchema } from "../../drill/report/report-schema";

const severity = z.enum(SEVERITIES);
const path = z
  .array(z.union([z.string(), z.number()]))
  .meta({ description: "Names of attributes, keys of maps, and positions in lists" });
const shown = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("value"), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
    z.object({ kind: z.literal("empty"), value: z.enum(["[]", "{}"]) }),
    z.object({ kind: z.literal("absent") }),
    z.object({ kind: z.literal("unknown") }),
    z.object({ kind: z.literal("hidden"), because: z.string() }),
  ])
  .meta({
    description:
      "`unknown` is known only after the apply; `hidden` is marked as sensitive, or taken for a secret",
  });

const KINDS = [
  "create",
  "update",
  "replace-create-first",
  "replace-delete-first",
  "delete",
  "read",
  "forget",
  "move",
  "import",
  "no-op",
  "deferred",
] as const;

const change = z.object({
  address: z.string(),
  type: z.string(),
  mode: z.enum(["managed", "data"]),
  kind: z.enum(KINDS).meta({ description: "From the whole list of actions" }),
  previousAddress: z.string().optional(),
  importId: z.string().optional(),
  reason: z.string().optional().meta({ description: "Terraform's `action_reason`" }),
  replacePaths: z.array(path).meta({ description: "What forces a replacement" }),
  attributes: z
    .array(z.object({ path, before: shown, after: shown }))
    .meta({ description: "Changed leaves only" }),
  unchanged: z
    .record(z.string(), shown)
    .optional()
    .meta({ description: "Settings that stay, and that a risk is judged by" }),
  attributesLeftOut: z.number().meta({ description: "Changed leaves beyond the limit of one resource" }),
});

const verdict = drillSchema.shape.verdict;
const seconds = z
  .object({ before: z.number().nullable(), after: z.number().nullable() })
  .optional()
  .meta({ description: "Likely seconds; null where it is not told" });
const flows = drillSchema.shape.flows;

/** What `durable review --json` prints; docs/schemas/review.schema.json is made from it. */
export const reviewSchema = z
  .object({
    schemaVersion: z.literal(1),
    source: z.string(),
    terraformVersion: z.string().nullable(),
    verdict: z.object({ level: z.enum([...severity.options, "none"]), text: z.string() }),
    counts: z.record(z.enum(KINDS), z.number()),
    groups: z.array(z.object({ name: z.string(), changes: z.array(change) })),
    outputs: z.array(change),
    risks: z
      .array(
        z.object({
          id: z.string().meta({ description: "Stable: docs/risks.md lists them" }),
          severity,
          address: z.string(),
          message: z.string(),
          fix: z.string(),
          attribute: z.string().optional(),
          waiver: z
            .object({
              risk: z.string(),
              address: z.string(),
              reason: z.string(),
              expires: z.string().meta({ description: "`YYYY-MM-DD`, the last day on which it counts" }),
            })
            .optional(),
        }),
      )
      .meta({ description: "Worst first" }),
    drift: z.array(
      z.object({
        change,
        matters: z
          .boolean()
          .meta({ description: "May touch what carries traffic, placement, protection or access" }),
      }),
    ),
    durability: z.object({
      limits: z.array(z.string()).meta({ description: "Why it is not, or only partly, told" }),
      before: verdict.optional(),
      after: verdict.optional(),
      failures: z.array(
        z.object({
          id: z.string(),
          before: verdict.optional(),
          after: verdict.optional(),
          serviceRecoverySeconds: seconds,
          redundancyRecoverySeconds: seconds,
        }),
      ),
      newCutSets: drillSchema.shape.cutSets,
      newFindings: drillSchema.shape.findings,
      solvedFindings: drillSchema.shape.findings,
      newlyAllowed: flows,
      newlyBlocked: flows,
      newlyUntold: flows,
    }),
    gate: z.object({ failOn: z.enum([...severity.options, "never"]), failed: z.boolean() }),
    notes: z.array(z.string()).meta({ description: "What was left out or bounded" }),
  })
  .meta({ title: "What `durable review --json` prints" });
