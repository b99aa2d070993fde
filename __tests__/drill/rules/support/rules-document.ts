import { listedIds, type Publisher } from "../../../../src/drill/security/listed-ids/listed-ids";
import { LINKED_RULES } from "../../../../src/drill/security/linked-rules";
import { explained, headline } from "../../../../src/drill/security/rules-parts";
import type { RulesReport } from "../../../../src/drill/security/rules-report";
import type { SecurityRule } from "../../../../src/drill/security/security-rule";
import type { Rule } from "../../../../src/drill/rules/rule";

export interface Documented {
  readonly rules: readonly Rule[];
  readonly security: readonly SecurityRule[];
  /** Of `durable drill --rules -e prod`. */
  readonly prod: RulesReport;
}

/** The whole of docs/rules.md. */
export function rulesDocument({ rules, security, prod }: Documented): string {
  const durability = new Set(rules.map(({ id }) => id));
  return [
    ...HEAD,
    ...rules.flatMap((rule) => section(rule, idsOfLinked(rule))),
    ...securityHead(prod),
    ...security.filter(({ id }) => !durability.has(id)).flatMap((rule) => section(rule, rule.ids)),
    ...exceptions(prod),
    ...notJudged(prod),
  ].join("\n");
}

const HEAD = [
  "# Rules of the drill",
  "",
  "Written by `npm run drill:rules`; do not edit. First the rules of durability: what `durable drill` finds apart from the",
  "failures that it goes through, one file a rule in `src/drill/rules`. A finding is `fails`, `degrades` or `cannot tell`;",
  "what is meant is acknowledged with a reason and no longer counts. Then [the rules of security](#rules-of-security), which",
  "`durable drill --rules` goes through.",
  "",
];

function section(
  { id, title, why, source }: Pick<Rule, "id" | "title" | "why" | "source">,
  ids: readonly string[],
): readonly string[] {
  return [
    `## ${id}`,
    "",
    `${title}.`,
    "",
    why,
    "",
    ...(ids.length === 0 ? [] : [`Ids: ${code(ids)}`, ""]),
    `Source: <${source}>`,
    "",
  ];
}

function idsOfLinked({ id }: Rule): readonly string[] {
  return LINKED_RULES.filter(({ rule }) => rule.id === id).flatMap(({ ids }) => ids);
}

function securityHead(prod: RulesReport): readonly string[] {
  const all = listedIds();
  const count = (publisher: Publisher): string =>
    `${all.filter((each) => each.publisher === publisher).length} of ${publisher}`;
  const publishers: readonly Publisher[] = ["Checkov", "Trivy", "AWS FSBP", "cdk-nag", "CIS AWS v3"];
  const recalled = all.filter(({ isConfirmed }) => !isConfirmed).map(({ id }) => id);
  return [
    "# Rules of security",
    "",
    `\`npx cdktf synth && npx durable drill --rules -e prod\` holds both stacks of an environment against ${all.length} ids:`,
    `${publishers.map(count).join(", ")}. With --stack, --synth, --plan, --state, --dir or \`-\` it`,
    "reads anybody's configuration. Each rule passes, finds, is explained by an exception, cannot tell, or applies to nothing,",
    "resource by resource; it ends with 3 where a finding is not explained or cannot be told. It says nothing of durability,",
    "and the drill nothing of security. Rules of durability that ask the same carry the ids above.",
    "",
    `${headline(prod)}.`,
    "",
    "We answer to these ids by rules of our own; the scanners themselves are not run. Their numbers of these ids are recalled",
    `and not confirmed: ${code(recalled)}.`,
    "",
  ];
}

function exceptions(prod: RulesReport): readonly string[] {
  return [
    "# Exceptions",
    "",
    "What `prod` does not do as asked, why, and what protects instead. An exception looks whether that stands: where it does",
    "not, the finding is one. Reasons that an environment types, such as that of a plain listener, are printed as they are.",
    "",
    ...explained(prod).flatMap(({ name, reason, control, rules, ids, addresses }) => [
      `## Exception: ${name}`,
      "",
      `Rules: ${code(rules)}`,
      "",
      `Ids: ${code(ids)}`,
      "",
      `Why: ${reason}.`,
      "",
      `Instead: ${control}.`,
      "",
      `At: ${code(addresses)}`,
      "",
    ]),
  ];
}

function notJudged({ notJudged: ids }: RulesReport): readonly string[] {
  return ["# Not judged", "", ...ids.map(({ id, because }) => `- \`${id}\`: ${because}.`), ""];
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ");
}
