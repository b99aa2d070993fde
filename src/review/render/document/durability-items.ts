import type { DrillFinding, Flow } from "../../../drill/drill-report";
import type { DurabilityDelta, FailureDelta } from "../../review-report";
import { cutText } from "./cut-text";
import type { Detail } from "./detail";
import { capped, code, type Item, item, prose, type Span, strong } from "./document";
import { secondsText } from "./words";

/** What a change gains and loses in durability; a list that is empty is not named. */
export function durabilityItems(delta: DurabilityDelta, detail: Detail): readonly Item[] {
  const short = (text: string) => code(cutText(text, detail.valueCharacters));
  const flow = (one: Flow) => item([short(flowText(one))]);
  const part = <T>(title: string, things: readonly T[], toItem: (thing: T) => Item): readonly Item[] => {
    if (things.length === 0) return [];
    const items = detail.durability ? capped(things, detail.listed, toItem) : [];
    return [item([strong(`${title} (${things.length})`)], items)];
  };
  return [
    ...verdictItems(delta),
    ...part("Failures that differ", delta.failures, (failure) =>
      item([short(failure.id), ...failureSpans(failure)]),
    ),
    ...part("New sets of things whose loss cuts the request path", delta.newCutSets, ({ members }) =>
      item(members.map(short)),
    ),
    ...part("New findings", delta.newFindings, (finding) => findingItem(finding, detail)),
    ...part("Solved findings", delta.solvedFindings, ({ rule, address }) =>
      item([strong(rule), short(address)]),
    ),
    ...part("Flows newly allowed", delta.newlyAllowed, flow),
    ...part("Flows newly blocked", delta.newlyBlocked, flow),
    ...part("Flows that were open, and cannot be told any more", delta.newlyUntold, flow),
    ...capped(delta.limits, detail.listed, (limit) =>
      item([strong("limit:"), prose(cutText(limit, detail.textCharacters))]),
    ),
  ];
}

function verdictItems({ before, after }: DurabilityDelta): readonly Item[] {
  if (after === undefined) return [];
  const against = before === undefined ? "of what it makes" : `after it, ${before} before`;
  return [item([prose("The drill says"), strong(after), prose(against)])];
}

function findingItem({ rule, address, verdict, message, fix }: DrillFinding, detail: Detail): Item {
  const text = (words: string) => prose(cutText(words, detail.textCharacters));
  return item(
    [strong(rule), code(cutText(address, detail.valueCharacters)), prose(`${verdict}:`), text(message)],
    [item([strong("fix:"), text(fix)])],
  );
}

function flowText({ from, to, protocol, ports }: Flow): string {
  return `${from} -> ${to} ${protocol} ${ports}`;
}

function failureSpans(failure: FailureDelta): readonly Span[] {
  const { before, after, serviceRecoverySeconds, redundancyRecoverySeconds } = failure;
  const told = before === after ? (after ?? "not told") : `${before ?? "new"} → ${after ?? "gone"}`;
  return [
    strong(told),
    ...clockSpans("— service recovery", serviceRecoverySeconds),
    ...clockSpans("— redundancy recovery", redundancyRecoverySeconds),
  ];
}

function clockSpans(name: string, change: FailureDelta["serviceRecoverySeconds"]): readonly Span[] {
  if (change === undefined) return [];
  return [prose(`${name} ${secondsText(change.before)} → ${secondsText(change.after)}`)];
}
