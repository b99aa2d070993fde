import { declaredFrom } from "../../../../src/drill/declared-from-environment";
import { evaluateRules } from "../../../../src/drill/security/evaluate";
import type { RuleResult, RulesReport } from "../../../../src/drill/security/rules-report";
import { graphFromSynth } from "../../../../src/model/from-synth";
import { readTopology } from "../../../../src/model/read-topology";
import { prod } from "../../../support/environments";
import { synthesize } from "../../../support/synth";
import { type Change, type Resources, set } from "../../rules/support/changed-stack";

/** One attribute of the synthesized JSON of prod that is not as it should be, and every rule that then speaks. */
export interface Flip {
  readonly name: string;
  readonly stack: "state" | "durable";
  readonly change: Change;
  /** Data sources besides. */
  readonly data?: Resources;
  /** `finding rule address`, `cannot tell rule address`; sorted by the test. */
  readonly expected: readonly string[];
}

export interface Json {
  readonly resource: Resources;
  readonly data: Resources;
  readonly provider?: unknown;
}

export function reportAfter(stack: Flip["stack"], change: Change, data: Resources = {}): RulesReport {
  const json = structuredClone(synthesize(prod)[stack]) as unknown as Json;
  change(json.resource);
  for (const [type, own] of Object.entries(data)) json.data[type] = { ...json.data[type], ...own };
  return reportOf(json, stack);
}

export function reportOf(json: unknown, source: string): RulesReport {
  const graph = graphFromSynth(json);
  return evaluateRules([{ source, graph, topology: readTopology(graph), declared: declaredFrom(prod) }]);
}

/** What is neither as asked nor explained. */
export function openLines({ rules }: RulesReport): readonly string[] {
  const isOpen = ({ verdict }: RuleResult): boolean => verdict === "finding" || verdict === "cannot tell";
  return rules.flatMap(({ rule, results }) =>
    results.filter(isOpen).map(({ verdict, address }) => `${verdict} ${rule} ${address}`),
  );
}

/** Whatever of a type is there. */
export function removeAll(...types: readonly string[]): Change {
  return (resource) => {
    for (const type of types) delete resource[type];
  };
}

const STATE = /^aws_(?:s3_bucket|dynamodb)/u;

/**
 * Sets one attribute. @param rules with a blank between; each at the resource of the path, or at `rule@address`.
 * @param untold the rules that cannot tell when nobody knows the value. @default the same rules; empty: none is tried
 */
export function flip(path: string, bad: unknown, rules: string, untold = rules): readonly Flip[] {
  const own = path.split(".").slice(0, 2).join(".");
  const stack = STATE.test(path) ? "state" : "durable";
  const lines = (verdict: string, list: string): readonly string[] =>
    list.split(" ").map((each) => {
      const [rule = "", address = own] = each.split("@");
      return `${verdict} ${rule} ${address}`;
    });
  return [
    {
      name: `${path} = ${JSON.stringify(bad)?.slice(0, 60) ?? "left out"}`,
      stack,
      change: set(path, bad),
      expected: lines("finding", rules),
    },
    ...(untold === ""
      ? []
      : [
          {
            name: `${path} is not told`,
            stack,
            change: set(path, "${var.nobody}"),
            expected: lines("cannot tell", untold),
          } as const,
        ]),
  ];
}

/** Any other change. @param expected with a verdict each: `finding rule address` */
export function change(
  name: string,
  change: Change,
  expected: readonly string[],
  stack: Flip["stack"] = "durable",
): Flip {
  return { name, stack, change, expected };
}

/** Where a part may lie in the open, or cannot be told to, nothing explains the entrance any more. */
export const ENTRANCE: readonly string[] = [
  "finding balancer-internal aws_lb.web_balancer",
  "finding vpc-block-public-access aws_vpc.network",
  ...["80", "443"].map(
    (port) =>
      `finding world-ingress aws_vpc_security_group_ingress_rule.internet_to_web_balancer_${port}_ingress`,
  ),
  "finding world-port-80 aws_vpc_security_group_ingress_rule.internet_to_web_balancer_80_ingress",
];
