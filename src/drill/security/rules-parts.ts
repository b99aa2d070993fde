import { compareTexts } from "../../foundation/compare-texts";
import type { RuleAnswer, RuleResult, RulesReport, RuleVerdict } from "./rules-report";

export interface ExplainedGroup {
  readonly name: string;
  readonly reason: string;
  readonly control: string;
  readonly rules: readonly string[];
  readonly ids: readonly string[];
  readonly addresses: readonly string[];
}

/** The claim, as it is and no more. */
export function headline({ sources, counts }: RulesReport): string {
  const untold = counts.cannotTell === 0 ? "" : `, ${counts.cannotTell} that cannot be told`;
  return (
    `${sources.join(" and ")}: ${counts.unexplainedFindings} unexplained findings over ` +
    `${counts.ids} rule ids, ${counts.explainedIds} explained${untold}`
  );
}

export function withVerdict(
  { rules }: RulesReport,
  verdict: RuleVerdict,
): readonly { readonly rule: RuleAnswer; readonly result: RuleResult }[] {
  return rules.flatMap((rule) =>
    rule.results.filter((result) => result.verdict === verdict).map((result) => ({ rule, result })),
  );
}

/** What is explained alike stands together. */
export function explained(report: RulesReport): readonly ExplainedGroup[] {
  const groups = new Map<string, { rule: RuleAnswer; result: RuleResult }[]>();
  for (const each of withVerdict(report, "explained")) {
    const key = `${each.result.explanation?.name ?? ""}\n${each.result.explanation?.reason ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((own) => {
    const explanation = own[0]?.result.explanation;
    if (explanation === undefined || explanation === null) return [];
    const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareTexts);
    return [
      {
        ...explanation,
        rules: sorted(own.map(({ rule }) => rule.rule)),
        ids: sorted(own.flatMap(({ rule }) => rule.ids)),
        addresses: sorted(own.map(({ result }) => result.address)),
      },
    ];
  });
}
