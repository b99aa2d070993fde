import { usageError } from "../foundation/errors";
import { CROSS_CHECKS } from "./checks/cross-checks";
import { conceal, findSecrets } from "./checks/secrets";
import type { Environment, EnvironmentInput } from "./environment";
import { type ConfigProblem, formatProblem } from "./problem";
import { checkShape } from "./shape";

/** Every problem of an environment, in the order of the schema; none when it is sound. */
export function problemsOf(input: unknown): readonly ConfigProblem[] {
  return examine(input).problems;
}

/**
 * The environment with its defaults filled in.
 * @throws DurableError (usage) that lists every problem at once.
 */
export function checkEnvironment(input: EnvironmentInput): Environment {
  const { parts, problems } = examine(input);
  if (problems.length === 0) return parts as unknown as Environment;
  const name = typeof parts["name"] === "string" ? `"${parts["name"]}"` : "without a valid name";
  throw usageError({
    what: `The environment ${name} has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n\n${problems.map(formatProblem).join("\n\n")}\n`,
    next: "correct the file in src/environments and run the command again; nothing was written",
  });
}

function examine(input: unknown): {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly problems: readonly ConfigProblem[];
} {
  const { parts, problems } = checkShape(input);
  const crossed = CROSS_CHECKS.filter(({ needs }) => needs.every((field) => field in parts)).flatMap(
    ({ check }) => check(parts as unknown as Environment),
  );
  return { parts, problems: [...[...problems, ...crossed].map(conceal), ...findSecrets(input)] };
}
