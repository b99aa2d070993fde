import type { RiskRule } from "../../../../src/review/risks/risk-rule";

/** The whole of docs/risks.md. */
export function risksDocument(rules: readonly RiskRule[]): string {
  const sections = rules.map(
    ({ id, title, severity, outage, fix, source }) =>
      `## ${id}\n\n${title}. Up to **${severity}**.\n\n${outage}\n\nFix: ${fix}\n\nSource: <${source}>\n`,
  );
  return [HEAD, ...sections].join("\n");
}

const HEAD = `# Risks of a plan

What \`durable review\` looks for in a plan. One file a risk in \`src/review/risks\`; the ids are stable, and waivers name them.

- A risk is judged from the values in the plan. Where the new value of a protective setting is hidden or known only after the apply, the risk is reported with the words \`cannot be told\`: what cannot be told is no pass.
- What is created is not measured here: \`durable drill\` judges what is there afterwards. Of what is created only that is reported which opens something to everybody or gives more to a role that is there already.
- No risk are: tags, default tags and descriptions; a resource that moves to another address and changes in nothing; a read; an import that changes nothing; more of anything (zones, instances, days of backups, protection).
- Names tell what the plan does not: which route tables are of inner subnets, which bucket holds Terraform's state. A name that tells neither is reported with the words \`cannot be told\` where it is about routes.
`;
