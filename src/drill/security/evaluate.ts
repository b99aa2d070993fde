import { compareAddresses } from "../../foundation/compare-texts";
import type { ResourceGraph } from "../../model/resource-graph";
import type { Topology } from "../../model/topology";
import type { Declared } from "../declared";
import { ruleContext, type RuleContext } from "../rules/rule-context";
import { EXCEPTIONS } from "./exceptions/exceptions";
import { NOT_JUDGED } from "./not-judged";
import type {
  Explanation,
  RuleAnswer,
  RuleResult,
  RulesCounts,
  RulesReport,
  RuleVerdict,
} from "./rules-report";
import { SECURITY_CATALOGUE } from "./security-catalogue";
import type { Judged, SecurityRule } from "./security-rule";

export interface RulesInput {
  readonly source: string;
  readonly graph: ResourceGraph;
  readonly topology: Topology;
  readonly declared: Declared;
}

/** Every rule over every input, such as the two stacks of an environment. Pure: the same input, the same report. */
export function evaluateRules(inputs: readonly RulesInput[]): RulesReport {
  const contexts = inputs.map(({ source, graph, topology, declared }) => ({
    source,
    context: ruleContext(topology, graph, declared),
  }));
  const rules = SECURITY_CATALOGUE.map((rule): RuleAnswer => {
    const results = contexts.flatMap(({ source, context }) => resultsOf(rule, source, context));
    return { rule: rule.id, title: rule.title, ids: rule.ids, verdict: worstOf(results), results };
  });
  const counts = countsOf(rules);
  return {
    schemaVersion: 1,
    verdict: counts.unexplainedFindings > 0 ? "finding" : counts.cannotTell > 0 ? "cannot tell" : "holds",
    sources: inputs.map(({ source }) => source),
    counts,
    rules,
    notJudged: NOT_JUDGED.flatMap(({ ids, because }) => ids.map((id) => ({ id, because }))),
  };
}

function resultsOf(rule: SecurityRule, source: string, context: RuleContext): readonly RuleResult[] {
  return [...rule.check(context)]
    .sort(compareAddresses)
    .map((judged) => resultOf(rule, source, context, judged));
}

function resultOf({ id }: SecurityRule, source: string, context: RuleContext, judged: Judged): RuleResult {
  const { address, verdict } = judged;
  if (verdict === "pass") return { source, address, verdict, message: null, fix: null, explanation: null };
  const { message, fix } = judged;
  const explanation = verdict === "finding" ? explain(id, address, context) : undefined;
  if (explanation === undefined) return { source, address, verdict, message, fix, explanation: null };
  return { source, address, verdict: "explained", message, fix, explanation };
}

/** An exception of ours, whose control stands, before what somebody gave up. */
function explain(rule: string, address: string, context: RuleContext): Explanation | undefined {
  for (const { name, rules, control, reasonAt } of EXCEPTIONS) {
    const reason = rules.includes(rule) ? reasonAt(context, address) : undefined;
    if (reason !== undefined) return { name, reason, control };
  }
  const given = context.declared.acknowledgements.find(
    (each) => each.rule === rule && (each.address === undefined || each.address === address),
  );
  if (given === undefined) return undefined;
  const control = "none but the reason: the drill and the review print it";
  return { name: "given up", reason: given.reason, control };
}

const WORST_FIRST: readonly RuleVerdict[] = ["finding", "cannot tell", "explained", "pass"];

function worstOf(results: readonly RuleResult[]): RuleVerdict {
  return WORST_FIRST.find((verdict) => results.some((each) => each.verdict === verdict)) ?? "not applicable";
}

function countsOf(rules: readonly RuleAnswer[]): RulesCounts {
  const results = rules.flatMap((rule) => rule.results);
  const count = (verdict: RuleVerdict): number => results.filter((each) => each.verdict === verdict).length;
  const idsOf = (...verdicts: readonly RuleVerdict[]): ReadonlySet<string> =>
    new Set(rules.filter(({ verdict }) => verdicts.includes(verdict)).flatMap(({ ids }) => ids));
  const worse = idsOf("finding", "cannot tell");
  const applied = idsOf("finding", "cannot tell", "explained", "pass");
  return {
    ids: new Set(rules.flatMap(({ ids }) => ids)).size,
    rules: rules.length,
    unexplainedFindings: count("finding"),
    cannotTell: count("cannot tell"),
    explainedIds: [...idsOf("explained")].filter((id) => !worse.has(id)).length,
    explainedFindings: count("explained"),
    notApplicableIds: [...idsOf("not applicable")].filter((id) => !applied.has(id)).length,
  };
}
