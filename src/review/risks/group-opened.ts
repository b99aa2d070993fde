import type { Change } from "../change";
import type { Severity } from "../review-report";
import { isThere } from "./kinds";
import { layerOf } from "./layer-of";
import { openedRules, type OpenedRule } from "./opened-rules";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { spoken } from "./spoken";

/** Ports over which whoever gets in has the machine. */
const ADMIN_PORTS: readonly number[] = [22, 3389];
/** Ports on which a public balancer is meant to be reached. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

export const groupOpened: RiskRule = {
  id: "group-opened",
  title: "A security group lets the whole internet in",
  severity: "critical",
  outage:
    "Whatever listens on the port is scanned within minutes, and one weak password or unpatched hole is enough.",
  fix: "Name the security group of whoever is to come in; only the public balancer, on 80 and 443, is for everybody.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: eachChange((change) =>
    isThere(change) ? openedRules(change).map((rule) => judged(change, rule)) : [],
  ),
};

function judged(change: Change, rule: OpenedRule): FoundRisk {
  const { attribute, block, isIngress } = rule;
  if (block.kind !== "value") {
    const text = `${attribute} becomes ${spoken(block)}: whether that is everybody cannot be told`;
    return at(change, change.kind === "create" ? "medium" : "high", text, attribute);
  }
  if (isIngress === undefined) {
    const text = `${attribute} becomes ${spoken(block)}: whether it lets in or out cannot be told`;
    return at(change, "high", text, attribute);
  }
  return at(
    change,
    severityOf(change, rule),
    `${attribute} becomes ${spoken(block)}: everybody reaches ${portText(rule)}`,
    attribute,
  );
}

function severityOf(change: Change, { ports }: OpenedRule): Severity {
  if (ports === undefined) return "high";
  const { from, to } = ports;
  if (ADMIN_PORTS.some((port) => from <= port && port <= to)) return "critical";
  if (layerOf(change) === "inner") return "critical";
  return from === to && WEB_PORTS.has(from) ? "medium" : "high";
}

function portText({ ports }: OpenedRule): string {
  if (ports === undefined) return "it, on which port cannot be told";
  const { from, to } = ports;
  if (from <= 0 && to >= 65_535) return "every port";
  return from === to ? `port ${from}` : `ports ${from} to ${to}`;
}
