const LONGEST_NAME = 80;

/**
 * The first line of a comment, by which the comment of an earlier run is found and replaced: `<!-- durable-review:NAME -->`.
 * Of a name only letters, digits, dots, lines and underscores are kept, so that nothing ends the HTML comment early.
 */
export function markerOf(name: string): string {
  const kept = name
    .replace(/[^A-Za-z0-9._-]+/gu, "-")
    .replace(/-{2,}/gu, "-")
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/gu, "");
  return `<!-- durable-review:${kept === "" ? "plan" : kept} -->`;
}

/** `durable-prod` of `stack durable-prod`, `plan.json` of `plan ci/plan.json`. */
export function nameOfSource(source: string): string {
  const [, file] = /^plan (?:.*[\\/])?([^\\/]+)$/su.exec(source) ?? [];
  return file ?? source.replace(/^stack /u, "");
}
