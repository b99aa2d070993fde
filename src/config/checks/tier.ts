import type { Environment } from "../environment";
import { architectureOf, burstableBaselineOf } from "../instance-types";
import type { ConfigProblem } from "../problem";

export type TierName = "web" | "backend";

/** Sizes, image and health check of one tier fit together and fit the zones. */
export function checkTier(
  environment: Pick<Environment, "zones" | TierName>,
  name: TierName,
): ConfigProblem[] {
  const tier = environment[name];
  const zoneCount = environment.zones.length;
  const problems: ConfigProblem[] = [];
  if (tier.minimum < zoneCount) {
    problems.push({
      path: `${name}.minimum`,
      given: tier.minimum,
      allowed: `at least ${zoneCount}, an instance in every zone`,
      fix: `raise \`${name}.minimum\` to ${zoneCount}`,
    });
  }
  if (tier.maximum <= tier.minimum) {
    problems.push({
      path: `${name}.maximum`,
      given: tier.maximum,
      allowed: `more than the minimum of ${tier.minimum}: a group at its maximum can neither scale nor launch before it terminates`,
      fix: `raise \`${name}.maximum\``,
    });
  }
  const { intervalSeconds, timeoutSeconds } = tier.healthCheck;
  if (timeoutSeconds >= intervalSeconds) {
    problems.push({
      path: `${name}.healthCheck.timeoutSeconds`,
      given: timeoutSeconds,
      allowed: `less than the interval of ${intervalSeconds} seconds`,
      fix: `lower \`${name}.healthCheck.timeoutSeconds\` or raise the interval`,
    });
  }
  const architecture = architectureOf(tier.instanceType);
  if (tier.image.kind === "pinned" && tier.image.architecture !== architecture) {
    problems.push({
      path: `${name}.image.architecture`,
      given: tier.image.architecture,
      allowed: `${architecture}, what ${tier.instanceType} runs`,
      fix: `pin an ${architecture} image, or choose another \`${name}.instanceType\``,
    });
  }
  if (tier.cpuCredits.kind === "standard" && burstableBaselineOf(tier.instanceType) === undefined) {
    problems.push({
      path: `${name}.cpuCredits`,
      given: tier.cpuCredits.kind,
      allowed: `unlimited: of a t3, t3a or t4g type alone we know the credits, and this is ${tier.instanceType}`,
      fix: `remove \`${name}.cpuCredits\``,
    });
  }
  return problems;
}
