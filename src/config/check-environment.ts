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

/**
 * Every environment of a catalogue, checked.
 * @throws DurableError (usage) for the first that is wrong, and for two of the same name.
 */
export function checkEnvironments(inputs: readonly EnvironmentInput[]): readonly Environment[] {
  const checked = inputs.map(checkEnvironment);
  const names = checked.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return checked;
  throw usageError({
    what: "Two environments have the same name",
    given: `"${twice}"`,
    allowed: "each name once: it names stacks, state and resources",
    next: "rename one of them in src/environments; nothing was written",
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
