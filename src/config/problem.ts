/** One thing wrong with an environment: what was given, what is allowed, and what to do. */
export interface ConfigProblem {
  /** Where, from the environment's root: `web.healthCheck.timeoutSeconds`. */
  readonly path: string;
  /** The value as the user wrote it; `undefined` where it is missing. */
  readonly given: unknown;
  readonly allowed: string;
  readonly fix: string;
}

const LONGEST_VALUE = 120;

/** Several lines for a terminal: one problem a paragraph. */
export function formatProblem({ path, given, allowed, fix }: ConfigProblem): string {
  return [`${path}: ${formatValue(given)}`, `  allowed: ${allowed}`, `  next:    ${fix}`].join("\n");
}

/** Control characters are escaped, and long values cut, so that no value can disguise the message. */
function formatValue(value: unknown): string {
  if (value === undefined) return "missing";
  const shown = typeof value === "number" || typeof value === "bigint" ? String(value) : safeJson(value);
  return shown.length > LONGEST_VALUE
    ? `${shown.slice(0, LONGEST_VALUE)}… (${shown.length} characters)`
    : shown;
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return `a ${typeof value} that has no JSON form`;
  }
}
