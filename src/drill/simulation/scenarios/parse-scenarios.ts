import { z } from "zod";
import type { OwnScenario } from "../../../config/environment";
import { scenarioSchema } from "../../../config/schema/scenario-schema";
import { usageError } from "../../../foundation/errors";

/** What `--scenarios FILE` reads; docs/schemas/scenarios.schema.json is made from it. */
export const scenariosSchema = z
  .strictObject({ $schema: z.string().optional(), scenarios: z.array(scenarioSchema).min(1).max(50) })
  .meta({ title: "What `durable drill --scenarios FILE` reads" });

const LONGEST_CHARACTERS = 1024 * 1024;

/** @param file as the user wrote it. @throws DurableError (usage) that names every wrong field */
export function parseScenarios(text: string, file: string): readonly OwnScenario[] {
  const result = scenariosSchema.safeParse(jsonOf(text));
  if (result.success) return result.data.scenarios;
  const issues = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "the whole"}: ${message}`,
  );
  throw usageError({
    what: "The file of scenarios does not have the shape it needs",
    given: `${file}: ${issues.slice(0, 10).join("; ")}`,
    allowed: "docs/schemas/scenarios.schema.json",
    next: "correct the file and run the command again",
  });
}

function jsonOf(text: string): unknown {
  if (text.length > LONGEST_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
