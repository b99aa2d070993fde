import type { z } from "zod";
import { malformed, otherForm } from "./plan-faults";
import type { Place } from "./scan/shape";

/** @throws a usage error that tells the place and nothing of the text. */
export function parseJsonPart(text: string, place: Place): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed(place);
  }
}

/** @throws a usage error that tells the place and nothing of the text. */
export function parsePart<T>(schema: z.ZodType<T>, text: string, place: Place): T {
  const parsed = schema.safeParse(parseJsonPart(text, place));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw otherForm(place, issue?.path ?? [], issue?.message ?? "malformed");
}
