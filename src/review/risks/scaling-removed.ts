import type { Change } from "../change";
import { isDestroyed, isKept } from "./kinds";
import { isOn, lossOf, lossesOf, lost } from "./losses";
import { FLEETS } from "./resource-types";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { goneText } from "./spoken";

const POLICIES: ReadonlySet<string> = new Set(["aws_appautoscaling_policy", "aws_autoscaling_policy"]);

export const scalingRemoved: RiskRule = {
  id: "scaling-removed",
  title: "A fleet heals or scales less by itself",
  severity: "high",
  outage:
    "At the next jump of traffic, or the next broken instance, the fleet stays as it is until a person acts.",
  fix: "Keep the policies enabled, and processes suspended only for as long as somebody watches.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
  check: eachChange((change) => {
    if (POLICIES.has(change.type)) {
      if (isDestroyed(change))
        return [at(change, "medium", `${goneText(change)}: the fleet no longer follows its metric`)];
      if (!isKept(change)) return [];
      return lossesOf(change, "enabled", (value) => value === null || isOn(value)).map((loss) =>
        lost(change, "medium", loss, "the fleet no longer follows its metric"),
      );
    }
    return FLEETS.has(change.type) && isKept(change) ? suspended(change) : [];
  }),
};

function suspended(change: Change): readonly FoundRisk[] {
  return settingsOf(change, "suspended_processes")
    .flatMap((setting) => lossOf(setting, (value) => value === null) ?? [])
    .map((loss) => lost(change, "high", loss, "what is suspended is done by nobody"));
}
