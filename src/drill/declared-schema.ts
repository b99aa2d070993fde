import { z } from "zod";
import { scenarioSchema } from "../config/schema/scenario-schema";
import { usageError } from "../foundation/errors";
import type { Declared } from "./declared";

const positive = z.number().gt(0).max(1e9);
const seconds = z.number().min(0).max(31_536_000);
const count = z.number().int().min(1).max(1e9);

const estimate = z
  .strictObject({ minimum: seconds, likely: seconds, maximum: seconds })
  .refine(({ minimum, likely, maximum }) => minimum <= likely && likely <= maximum, {
    error: "minimum <= likely <= maximum",
  });

const ratio = z.number().min(0).max(1);

const caller = z.strictObject({
  retries: z
    .number()
    .int()
    .min(0)
    .max(20)
    .optional()
    .meta({ description: "After an error or no answer; 0 if left out" }),
  retryBudgetRatio: ratio
    .optional()
    .meta({ description: "The most retries, over first tries; no budget if left out" }),
  timeoutSeconds: seconds
    .optional()
    .meta({ description: "How long an answer is waited for; the balancer's idle timeout if left out" }),
  triesNextAddress: z
    .boolean()
    .optional()
    .meta({ description: "Whether the next address of a name is tried; false if left out" }),
});

const objective = z.strictObject({
  serviceRecoverySeconds: seconds.optional(),
  redundancyRecoverySeconds: seconds.optional(),
  dataLossSeconds: seconds.optional(),
  availabilityRatio: z.number().min(0).lt(1).optional().meta({
    description: "Of a month of 30 days in which one such failure happens: the part that is served",
  }),
});

/** The file that `--declared` takes: `Declared`, with nothing but `objectives` required to be judged by time. */
export const declaredSchema = z
  .strictObject({
    $schema: z.string().optional(),
    peakRequestsPerSecond: positive
      .optional()
      .meta({ description: "Requests per second from outside at the peak" }),
    fleets: z
      .record(
        z.string(),
        z.strictObject({
          ratedRequestsPerSecond: positive
            .optional()
            .meta({ description: "Requests per second that one instance serves at full use" }),
          requestsPerOutsideRequest: positive
            .optional()
            .meta({ description: "Requests that one request from outside causes here; 1 if left out" }),
          bootSeconds: estimate
            .optional()
            .meta({ description: "From the start of the operating system until the service answers" }),
          warmStartSeconds: estimate.optional().meta({
            description: "From the start of an instance of the warm pool until its service answers",
          }),
          waitingRequestsPerInstance: count
            .optional()
            .meta({ description: "Requests that may wait in one instance; all that come if left out" }),
          calls: caller.optional().meta({ description: "How its instances ask the tier behind them" }),
        }),
      )
      .default({})
      .meta({ description: "By Terraform address of the Auto Scaling group" }),
    database: z
      .strictObject({
        poolSizePerInstance: count
          .optional()
          .meta({ description: "Connections that one instance opens at most" }),
        reconnectSeconds: seconds.optional().meta({ description: "Until pools work again; 10 if left out" }),
        dnsSeconds: seconds
          .optional()
          .meta({ description: "How long clients keep the address; 5 if left out" }),
        restoreSeconds: estimate.optional().meta({ description: "A point-in-time restore, as exercised" }),
        upgradeSeconds: estimate.optional().meta({ description: "A minor engine upgrade, as measured" }),
        readsSecretAgain: z
          .boolean()
          .optional()
          .meta({ description: "Whether the application reads its secret again when it is refused" }),
      })
      .optional(),
    runningVcpuQuota: count.optional().meta({ description: "The account's quota of running vCPUs" }),
    certificatesRenewThemselves: z
      .boolean()
      .optional()
      .meta({ description: "Whether ACM issued the listeners' certificates and validates them by DNS" }),
    clientDnsSeconds: seconds
      .optional()
      .meta({ description: "How long clients keep a name; 60 if left out" }),
    clients: caller.optional().meta({ description: "How clients outside ask" }),
    requests: z
      .strictObject({
        needDatabaseRatio: ratio
          .optional()
          .meta({ description: "Of the requests, those that need the database; 1 if left out" }),
        writeRatio: ratio.optional().meta({ description: "Of these, those that write; 1 if left out" }),
      })
      .optional(),
    scenarios: z
      .array(scenarioSchema)
      .max(50)
      .optional()
      .meta({ description: "Scenarios of your own for the simulation" }),
    objectives: z
      .strictObject({
        application: objective.optional(),
        infrastructure: objective.optional(),
        zone: objective.optional(),
      })
      .default({})
      .meta({ description: "At worst, after one failure of a kind; what is left out is not judged" }),
    acknowledgements: z
      .array(
        z.strictObject({
          rule: z.string().min(1),
          address: z.string().min(1).optional(),
          reason: z.string().regex(/\S/u),
        }),
      )
      .default([])
      .meta({
        description: "Findings that are meant, with the reason; without an address wherever they are found",
      }),
  })
  .meta({ title: "What `durable drill --declared FILE` reads" });

/** Longer ones are no declaration. */
const LONGEST_BYTES = 1024 * 1024;

/** @param file as the user wrote it, for the message. @throws DurableError (usage) that names every wrong field */
export function parseDeclared(text: string, file: string): Declared {
  const result = declaredSchema.safeParse(parseJson(text, file));
  if (!result.success) {
    throw usageError({
      what: "The declared file does not have the shape it needs",
      given: `${file}: ${result.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "the whole"}: ${message}`).join("; ")}`,
      allowed: "docs/schemas/declared.schema.json",
      next: "correct the file and run the command again",
    });
  }
  const { $schema: _schema, ...declared } = result.data;
  // Left out and undefined are one here: JSON has no undefined.
  return declared as Declared;
}

function parseJson(text: string, file: string): unknown {
  if (text.length > LONGEST_BYTES) {
    throw usageError({
      what: "The declared file is too long",
      given: `${file}, ${text.length} characters`,
      allowed: `at most ${LONGEST_BYTES}`,
      next: "declare fleets, database and objectives alone",
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError({
      what: `The declared file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      given: file,
      allowed: "docs/schemas/declared.schema.json",
      next: "correct the file and run the command again",
    });
  }
}
