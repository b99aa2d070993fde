import type { PlanContent } from "../plan-content";
import { SafeText } from "../secrets/safe-text";
import type { Draft } from "./draft";
import { finishChange } from "./finish-changes";
import type { PlanCollector } from "./plan-collector";

/** Notes on single changes; of more of them only the number is told. */
const MOST_NOTES = 20;

/** The plan without its secrets. */
export function contentOf(plan: PlanCollector): PlanContent {
  const safe = new SafeText(plan.known);
  const finish = (drafts: readonly Draft[]) => drafts.map((draft) => finishChange(draft, safe));
  const { errored, complete } = Object.fromEntries(plan.plainMembers);
  return {
    formatVersion: textOf(plan.plainMembers.get("format_version"), safe) ?? "",
    terraformVersion: textOf(plan.plainMembers.get("terraform_version"), safe),
    errored: errored === true,
    complete: typeof complete === "boolean" ? complete : undefined,
    changes: finish(plan.changes),
    drift: finish(plan.drifts),
    deferred: finish(plan.deferrals),
    outputs: finish(plan.outputs),
    whole: () => plan.whole.parse(Object.fromEntries(plan.plainMembers)),
    redact: (text) => safe.name(text),
    notes: notesOf(plan, safe),
  };
}

function notesOf(plan: PlanCollector, safe: SafeText): readonly string[] {
  const { errored, complete, applyable } = Object.fromEntries(plan.plainMembers);
  const all = [...plan.changes, ...plan.drifts, ...plan.deferrals];
  const single = all.flatMap(({ address, note }) =>
    note === undefined ? [] : [safe.name(`${address} ${note}`)],
  );
  const leftOut = all.filter(({ attributesLeftOut }) => attributesLeftOut > 0).length;
  const { generatedConfigurations: generated, actionInvocations: invoked, deferrals } = plan;
  return [
    errored === true && "The plan ended in an error: what it lists is not all that would happen",
    complete === false && "The plan is not complete: Terraform leaves changes for a later plan",
    applyable === false && all.length > 0 && "Terraform says that this plan cannot be applied",
    deferrals.length > 0 && `${count(deferrals.length, "change")} put off to a later run`,
    invoked > 0 && `${count(invoked, "action")} of providers run with this plan: what they do is not told`,
    generated > 0 && `${count(generated, "resource")} imported with a configuration that Terraform wrote`,
    ...single.slice(0, MOST_NOTES),
    single.length > MOST_NOTES && `… and ${single.length - MOST_NOTES} more notes of this kind`,
    leftOut > 0 && `${count(leftOut, "resource")} with more changed attributes than are kept`,
    plan.budget.note() ?? false,
    plan.whole.note() ?? false,
  ].filter((note) => typeof note === "string");
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

function textOf(value: unknown, safe: SafeText): string | undefined {
  return typeof value === "string" ? safe.name(value) : undefined;
}
