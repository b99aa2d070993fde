import { z } from "zod";

const explanation = z
  .object({
    name: z.string().meta({ description: "Of the exception, or `given up` with a reason that was declared" }),
    reason: z.string(),
    control: z.string().meta({ description: "What protects instead" }),
  })
  .nullable();

const result = z.object({
  source: z.string(),
  address: z.string(),
  verdict: z.enum(["pass", "finding", "cannot tell", "explained"]),
  message: z.string().nullable(),
  fix: z.string().nullable(),
  explanation,
});

/** What `durable drill --rules --json` prints. */
export const rulesReportSchema = z
  .object({
    schemaVersion: z.literal(1),
    verdict: z
      .enum(["holds", "finding", "cannot tell"])
      .meta({ description: "`holds`: every finding is explained. It says nothing of durability" }),
    sources: z.array(z.string()),
    counts: z.object({
      ids: z.number().meta({ description: "Ids of scanners and benchmarks that the rules answer to" }),
      rules: z.number(),
      unexplainedFindings: z.number(),
      cannotTell: z.number(),
      explainedIds: z.number().meta({ description: "Ids with an explained finding, and none without" }),
      explainedFindings: z.number(),
      notApplicableIds: z.number(),
    }),
    rules: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        ids: z.array(z.string()),
        verdict: z.enum(["finding", "cannot tell", "explained", "pass", "not applicable"]),
        results: z.array(result),
      }),
    ),
    notJudged: z.array(z.object({ id: z.string(), because: z.string() })),
  })
  .meta({ title: "What `durable drill --rules --json` prints" });
