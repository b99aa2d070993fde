import type { ConfigProblem } from "../problem";

/** Texts that only a secret has. An environment file is committed: none may stand in it. */
const SECRET_VALUES: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/, what: "an AWS access key id" },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: "a private key" },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/, what: "a GitHub token" },
  { pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/, what: "a Slack token" },
  {
    pattern: /\b(password|passwd|secret|token|aws_secret_access_key)\s*[=:]\s*["']?[^\s"'$]{6,}/i,
    what: "a password or token",
  },
];

const DEEPEST = 20;

/** Every text that looks like a secret, by path; the text itself is not repeated. */
export function findSecrets(value: unknown, path = "", depth = 0): ConfigProblem[] {
  if (typeof value === "string") {
    return SECRET_VALUES.filter(({ pattern }) => pattern.test(value)).map(({ what }) => ({
      path,
      given: `(${what}, not shown)`,
      allowed: "no secret: an environment file is committed",
      fix: "remove it, revoke it, and let the instances read it from Secrets Manager",
    }));
  }
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    findSecrets(item, path === "" ? key : `${path}.${key}`, depth + 1),
  );
}
