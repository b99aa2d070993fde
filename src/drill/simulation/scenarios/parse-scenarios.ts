import { z } from "zod";
import type { OwnScenario } from "../../../config/environment";
import { problemsOfIssues } from "../../../config/issues";
import { formatProblem } from "../../../config/problem";
import { scenarioSchema } from "../../../config/schema/scenario-schema";
import { usageError } from "../../../foundation/errors";

/** What `--scenarios FILE` reads; docs/schemas/scenarios.schema.json is made from it. */
export const scenariosSchema = z
  .strictObject({ $schema: z.string().optional(), scenarios: z.array(scenarioSchema).min(1).max(50) })
  .meta({ title: "What `durable drill --scenarios FILE` reads" });

const LONGEST_CHARACTERS = 1024 * 1024;
/** More are counted, and not shown: whoever reads them has enough to mend. */
const MOST_PROBLEMS = 20;
const ALLOWED = "docs/schemas/scenarios.schema.json";
const NEXT = "correct the file and run the command again; nothing was written";

/** @param file as the user wrote it. @throws DurableError (usage) that names every wrong field */
export function parseScenarios(text: string, file: string): readonly OwnScenario[] {
  const value = jsonOf(text, file);
  const result = scenariosSchema.safeParse(value);
  if (result.success) return result.data.scenarios;
  const problems = problemsOfIssues(result.error.issues, { schema: scenariosSchema, value, path: [] });
  const shown = problems.slice(0, MOST_PROBLEMS).map(formatProblem).join("\n\n");
  const more = problems.length > MOST_PROBLEMS ? `\n\nand ${problems.length - MOST_PROBLEMS} more` : "";
  throw usageError({
    what: `The file of scenarios has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n\n${shown}${more}\n`,
    given: file,
    allowed: ALLOWED,
    next: NEXT,
  });
}

function jsonOf(text: string, file: string): unknown {
  if (text.length > LONGEST_CHARACTERS) {
    throw usageError({
      what: "The file of scenarios is too long",
      given: `${file}, ${text.length} characters`,
      allowed: `at most ${LONGEST_CHARACTERS}`,
      next: "split it: each file may hold 50 scenarios",
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError({
      what: `The file of scenarios is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      given: file,
      allowed: ALLOWED,
      next: NEXT,
    });
  }
}
