import type { ConfigProblem } from "../problem";

/** Texts that only a secret has. An environment file is committed: none may stand in it. */
const SECRET_VALUES: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/, what: "an AWS access key id" },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: "a private key" },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/, what: "a GitHub token" },
  { pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/, what: "a Slack token" },
  {
    pattern: /(password|passwd|secret|token|secret_access_key)["']?\s*[=:]\s*["']?[^\s"'$]{6,}/i,
    what: "a password or token",
  },
  // A web hook whose address is its key. A text that merely holds an address, as a script does, is none.
  {
    pattern: /^https?:\/\/\S*?\/(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}(?=[/?#]|$)/,
    what: "an address that holds a token",
  },
  { pattern: /^https?:\/\/[^\s/]*@/, what: "an address that holds a login" },
];

/** What people call a field that holds a secret: the text in it need not look like one. */
const SECRET_NAME =
  /(password|passwd|passphrase|secret|token|credentials?|private[-_]?key|(secret|access)[-_]?key)$/i;

const DEEPEST = 20;
const HIDDEN = "(not shown)";

/** Every text that looks like a secret, or is called one, by path; the text itself is not repeated. */
export function findSecrets(value: unknown): ConfigProblem[] {
  return search(value, [], new WeakSet());
}

/** The same problem without a secret that its value or its path repeats. */
export function conceal(problem: ConfigProblem): ConfigProblem {
  const { path, given, fix } = problem;
  const named = typeof given === "string" && SECRET_NAME.test(path);
  const isSecret = named || findSecrets(given).length > 0;
  return { ...problem, path: concealText(path), fix: concealText(fix), given: isSecret ? HIDDEN : given };
}

function search(value: unknown, path: readonly string[], seen: WeakSet<object>): ConfigProblem[] {
  if (typeof value === "string") return secretsIn(value, path);
  // An object that stands in several places is searched once: nested aliases would take for ever.
  if (typeof value !== "object" || value === null || path.length > DEEPEST || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([key, item]) => search(item, [...path, key], seen));
}

function secretsIn(text: string, path: readonly string[]): ConfigProblem[] {
  const kinds = SECRET_VALUES.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
  const isNamed = text !== "" && SECRET_NAME.test(path.at(-1) ?? "");
  return (kinds.length === 0 && isNamed ? ["a password or token"] : kinds).map((what) => ({
    path: concealText(path.join(".")),
    given: `(${what}, not shown)`,
    allowed: "no secret: an environment file is committed",
    fix: "remove it, revoke it, and let the instances read it from Secrets Manager",
  }));
}

function concealText(text: string): string {
  return SECRET_VALUES.reduce((shown, { pattern }) => shown.replace(pattern, HIDDEN), text);
}
