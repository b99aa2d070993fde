import { z } from "zod";

/** An integer within bounds; the message names the bounds and the unit. */
export function integer(
  min: number,
  max: number,
  unit: string,
  allowed = `a whole number of ${unit} from ${min} to ${max}`,
): z.ZodNumber {
  return z
    .number({ error: allowed })
    .int({ error: allowed })
    .min(min, { error: allowed })
    .max(max, { error: allowed });
}

/** One of a few values; the message lists them. */
export function oneOf<const T extends readonly [string | number, ...(string | number)[]]>(
  values: T,
): z.ZodType<T[number], T[number]> {
  const shown = values.map((value) => JSON.stringify(value)).join(", ");
  return z.custom<T[number]>((value) => values.includes(value as T[number]), { error: `one of ${shown}` });
}

/** A text of a given shape. */
export function text(pattern: RegExp, allowed: string): z.ZodString {
  // What does not have the shape is asked nothing further: one mistake is one problem.
  return z.string({ error: allowed }).regex(pattern, { error: allowed, abort: true });
}

/** Why a protection is given up. It is printed by the drill and the review. */
export const reason = text(
  /^(?=.*\S)[^\n\r]{10,300}$/,
  "a reason of 10 to 300 characters on one line: the drill and the review print it",
);

/** A TCP port from a lowest one on. */
export function tcpPort(lowest: number): z.ZodNumber {
  return integer(lowest, 65_535, "TCP port", `a TCP port from ${lowest} to 65535`);
}

/** A TCP port that a service of ours listens on. Ports below 1024 would need root. */
export const port = tcpPort(1024);

/** What to say where a group of fields is missing or is not an object. */
export const FIELDS = { error: "an object with its fields, as in src/environments/dev.ts" };
