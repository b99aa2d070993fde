import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import {
  highestStableTargets,
  scalingTargets,
  SURVIVOR_LIMIT_PERCENT,
  zoneLossFactor,
} from "../static-stability";
import type { TierName } from "./tier";

/** Scaling targets leave the survivors of a zone's loss within their limit, unless that is waived with a reason. */
export function checkStaticStability(
  environment: Pick<Environment, "zones" | TierName>,
  name: TierName,
): ConfigProblem[] {
  const tier = environment[name];
  const zones = environment.zones.length;
  if (tier.maximum < tier.minimum || zones < 2) return [];
  const stable = highestStableTargets(tier, zones);
  const targets = scalingTargets(tier, zones);
  const factor = zoneLossFactor(tier, zones);
  const why = `losing the fullest of ${zones} zones multiplies each survivor's load by up to ${factor.toFixed(2)}, and survivors may reach ${SURVIVOR_LIMIT_PERCENT} %`;
  if (stable.requestsPerTargetPerMinute < 1) {
    return [
      {
        path: `${name}.scaling.ratedRequestsPerSecond`,
        given: tier.scaling.ratedRequestsPerSecond,
        allowed: `at least ${(1 / 60 / (SURVIVOR_LIMIT_PERCENT / 100 / factor)).toFixed(3)}: a request target is a whole number per minute`,
        fix: "measure the rate of one instance and declare it",
      },
    ];
  }
  if (tier.scaling.headroom.kind === "waived") return [];
  const fix = `lower it, or set \`${name}.scaling.headroom\` to { kind: "waived", reason }`;
  const problems: ConfigProblem[] = [];
  if (targets.cpuPercent > stable.cpuPercent) {
    problems.push({
      path: `${name}.scaling.cpuTargetPercent`,
      given: targets.cpuPercent,
      allowed: `at most ${stable.cpuPercent} %: ${why}`,
      fix,
    });
  }
  if (targets.requestsPerTargetPerMinute > stable.requestsPerTargetPerMinute) {
    problems.push({
      path: `${name}.scaling.requestsPerTargetPerMinute`,
      given: targets.requestsPerTargetPerMinute,
      allowed: `at most ${stable.requestsPerTargetPerMinute} per minute: ${why}`,
      fix,
    });
  }
  return problems;
}
