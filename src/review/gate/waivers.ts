import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { usageError } from "../../foundation/errors";
import type { Risk, Waiver } from "../review-report";

const DAY = "a day as YYYY-MM-DD";

function waiversSchema(ids: readonly string[]) {
  return z.strictObject(
    {
      $schema: z.string().optional(),
      waivers: z.array(
        z.strictObject({
          risk: z.string().superRefine((id, context) => {
            if (!ids.includes(id)) context.addIssue({ code: "custom", message: unknownRisk(id, ids) });
          }),
          address: z
            .string({ error: 'an address such as aws_db_instance.database; "*" stands for any text' })
            .min(1),
          reason: z
            .string({ error: "a reason of 10 to 300 characters on one line" })
            .regex(/^(?=.*\S)[^\n\r]{10,300}$/u, { error: "a reason of 10 to 300 characters on one line" }),
          expires: z.string({ error: DAY }).refine(isDay, { error: DAY }),
        }),
      ),
    },
    { error: '{ "waivers": [{ "risk", "address", "reason", "expires" }] }' },
  );
}

/**
 * Reads a file of waivers.
 * @param file as the user wrote it, for the message
 * @param ids of all risks: a waiver of a risk that does not exist is a slip
 * @throws DurableError (usage) that names every wrong field
 */
export function parseWaivers(text: string, file: string, ids: readonly string[]): readonly Waiver[] {
  const result = waiversSchema(ids).safeParse(jsonOf(text, file));
  if (result.success) return result.data.waivers;
  const issues = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "the whole"}: ${message}`,
  );
  throw usageError({
    what: "The waivers cannot be used",
    given: `${file}: ${issues.join("; ")}`,
    allowed: '{ "waivers": [{ "risk", "address", "reason", "expires": "YYYY-MM-DD" }] }',
    next: "correct the file; docs/risks.md lists the risks",
  });
}

export interface Waived {
  readonly risks: readonly Risk[];
  /** Waivers that have expired or that nothing needs. */
  readonly notes: readonly string[];
}

/** Puts the first waiver that fits to each risk. @param today `YYYY-MM-DD`; a waiver counts until the end of its last day */
export function applyWaivers(risks: readonly Risk[], waivers: readonly Waiver[], today: string): Waived {
  const valid = waivers.filter(({ expires }) => expires >= today);
  const used = new Set<Waiver>();
  const judged = risks.map((risk) => {
    const waiver = valid.find((one) => fits(one, risk));
    if (waiver === undefined) return risk;
    used.add(waiver);
    return { ...risk, waiver };
  });
  const name = ({ risk, address }: Waiver) => `the waiver of ${risk} at ${address}`;
  return {
    risks: judged,
    notes: waivers.flatMap((waiver) => {
      if (waiver.expires < today) return [`${name(waiver)} expired on ${waiver.expires}`];
      return used.has(waiver) ? [] : [`${name(waiver)} fits nothing in this plan: remove it`];
    }),
  };
}

/** `*` stands for any text; brackets and quotes are what they are, as addresses have them. */
function fits({ risk, address }: Waiver, { id, address: at }: Risk): boolean {
  const pattern = address
    .split("*")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join(".*");
  return risk === id && new RegExp(`^${pattern}$`, "su").test(at);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function unknownRisk(id: string, ids: readonly string[]): string {
  const near = closest(id, [...ids]);
  const hint = distance(id, near) <= 4 ? `: did you mean ${near}?` : "";
  return `there is no risk "${id.slice(0, 60)}"${hint}`;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError({
      what: `The waivers are not JSON: ${error instanceof Error ? error.message : String(error)}`,
      given: file,
      allowed: '{ "waivers": [...] }',
      next: "correct the file and run the command again",
    });
  }
}
