import { z } from "zod";
import { usageError } from "../foundation/errors";
import type { Experiment } from "./experiment";

const seconds = z.number().min(0).max(31_536_000).nullable();

const measurements = z.strictObject({
  schemaVersion: z.literal(1),
  /** What was predicted before the day, so that a later drill cannot be taken for it. */
  predictedFrom: z.string(),
  experiments: z.record(
    z.string(),
    z.strictObject({
      /** From the fault until requests are served again, as clients see it; null where it was not measured. */
      serviceRecoverySeconds: seconds,
      /** From the fault until everything that was lost is replaced and healthy. */
      redundancyRecoverySeconds: seconds,
      /** Written data that was lost, in seconds. */
      dataLossSeconds: seconds,
      note: z.string().max(2000),
    }),
  ),
});

export type Measurements = z.infer<typeof measurements>;

/** A form to fill in. */
export function blankMeasurements(experiments: readonly Experiment[], source: string): Measurements {
  return {
    schemaVersion: 1,
    predictedFrom: source,
    experiments: Object.fromEntries(
      experiments.map(({ name }) => [
        name,
        { serviceRecoverySeconds: null, redundancyRecoverySeconds: null, dataLossSeconds: null, note: "" },
      ]),
    ),
  };
}

/** @param file as the user wrote it. @throws DurableError (usage) that names every wrong field */
export function parseMeasurements(text: string, file: string): Measurements {
  const refuse = (what: string, given: string) =>
    usageError({
      what,
      given,
      allowed:
        "measurements.json as `durable gameday` wrote it: seconds from 0, or null for what was not measured",
      next: "correct the file and run the command again",
    });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(
      `The measurements are not JSON: ${error instanceof Error ? error.message : String(error)}`,
      file,
    );
  }
  const parsed = measurements.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  throw refuse("The measurements do not have the shape they need", `${file}: ${issues.join("; ")}`);
}
