import type { Change } from "./change";
import { unwaived } from "./gate/gate";
import type { PlanContent } from "./plan-content";
import type { DurabilityDelta, ReviewReport, Risk } from "./review-report";
import { severitiesText } from "./severities";

/** What the reader must know if nothing else is read. */
export function verdictOf(
  { errored, complete }: Pick<PlanContent, "errored" | "complete">,
  changes: readonly Change[],
  risks: readonly Risk[],
  durability: DurabilityDelta,
): ReviewReport["verdict"] {
  const open = unwaived(risks);
  const level = open[0]?.severity ?? "none";
  const parts = [
    ...(errored ? ["The plan ended in an error and must not be applied"] : []),
    ...(complete === false ? ["The plan is not complete"] : []),
    riskText(open, risks.length - open.length),
    durabilityText(durability),
    changeText(changes),
  ];
  return { level, text: `${parts.filter((part) => part !== "").join("; ")}.` };
}

function riskText(open: readonly Risk[], waived: number): string {
  const [worst] = open;
  const aside = waived === 0 ? "" : ` (${waived} waived)`;
  if (worst === undefined) return `No risk found${aside}`;
  const counts = severitiesText(open.map(({ severity }) => severity));
  return `${capital(counts)}${aside}: ${worst.address} ${worst.message}${open.length > 1 ? ", and more" : ""}`;
}

function durabilityText({ before, after, failures }: DurabilityDelta): string {
  if (after === undefined) return "what it survives afterwards is not told";
  if (before === undefined) return `the drill of what it makes says ${after}`;
  if (before !== after) return `the drill says ${after} after it, ${before} before`;
  const changed = failures.length;
  return changed === 0
    ? "it survives what it survived"
    : `the drill says ${after} as before, ${changed} ${changed === 1 ? "failure differs" : "failures differ"} or ${changed === 1 ? "is" : "are"} new`;
}

function changeText(changes: readonly Change[]): string {
  const count = changes.filter(({ kind }) => kind !== "no-op" && kind !== "read").length;
  return count === 0
    ? "nothing changes"
    : `${count} ${count === 1 ? "resource changes" : "resources change"}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
