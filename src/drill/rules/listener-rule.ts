import type { AttributeReader } from "../../model/attribute-reader";
import { fails, type Rule } from "./rule";
import { readersOf } from "./rule-context";
import { listOf, valueOf } from "./told-values";

const LISTENER = ["aws_lb_listener", "aws_alb_listener"] as const;

export const listenerRule: Rule = {
  id: "listener-rule",
  title: "No rule of a listener answers every request itself",
  why: "Rules come before the default action: one for every path that answers by itself leaves nothing to forward.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
  check: (context) => {
    const rules = readersOf(context, "aws_lb_listener_rule", "aws_alb_listener_rule");
    return rules
      .filter((rule) => isForAll(rule) && answersItself(rule))
      .filter((rule) => !rules.some((other) => comesBefore(other, rule)))
      .map(({ address }) =>
        fails(address, `${address} answers every request itself`, "Remove it, or narrow its condition."),
      );
  },
};

function isForAll(rule: AttributeReader): boolean {
  const conditions = listOf(rule.blocks("condition"));
  return (
    conditions.length > 0 &&
    conditions.every((condition) =>
      listOf(condition.texts("path_pattern.values", [])).some((pattern) => ["*", "/*"].includes(pattern)),
    )
  );
}

function answersItself(rule: AttributeReader): boolean {
  const types = listOf(rule.blocks("action")).map((action) => valueOf(action.text("type")));
  return types.includes("fixed-response");
}

/** Whether another rule of the same listener has its turn first: what it takes is not answered here. */
function comesBefore(other: AttributeReader, rule: AttributeReader): boolean {
  const [one, two] = [other, rule].map((each) => valueOf(each.number("priority")));
  const [a, b] = [other, rule].map((each) => valueOf(each.one("listener_arn", LISTENER)));
  return (
    other !== rule &&
    !answersItself(other) &&
    a === b &&
    (one === undefined || two === undefined || one < two)
  );
}
