import type { Rule } from "../../../../src/drill/rules/rule";

/** The whole of docs/rules.md. */
export function rulesDocument(rules: readonly Rule[]): string {
  const sections = rules.map(
    ({ id, title, why, source }) => `## ${id}\n\n${title}.\n\n${why}\n\nSource: <${source}>\n`,
  );
  const head = [
    "# Rules of the drill",
    "",
    "What `durable drill` finds apart from the failures that it goes through. One file a rule in `src/drill/rules`.",
    "A finding is `fails`, `degrades` or `cannot tell`; what is meant is acknowledged with a reason and no longer counts.",
    "",
  ].join("\n");
  return [head, ...sections].join("\n");
}
