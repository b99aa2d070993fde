import type { Environment, TierSettings } from "../../config/environment";
import { namePrefix } from "../../config/physical-names";
import { type Finding, finding, listed } from "./finding";
import type { ObservedGroup } from "./observe-groups";
import type { ObservedSubnet } from "./observe-network";

/** Two groups, web and backend, each as its tier says and in every zone. */
export function checkGroups(
  groups: readonly ObservedGroup[],
  subnets: readonly ObservedSubnet[],
  environment: Environment,
): readonly Finding[] {
  const prefix = namePrefix(environment);
  const tiers: Readonly<Record<string, TierSettings>> = {
    [`${prefix}-web`]: environment.web,
    [`${prefix}-backend`]: environment.backend,
  };
  return [
    finding("Auto Scaling groups", listed(Object.keys(tiers)), listed(groups.map(({ name }) => name))),
    ...groups.flatMap((group) => {
      const tier = tiers[group.name];
      return tier === undefined ? [] : checkGroup(group, tier, subnets, environment.zones);
    }),
  ];
}

function checkGroup(
  group: ObservedGroup,
  tier: TierSettings,
  subnets: readonly ObservedSubnet[],
  zones: readonly string[],
): readonly Finding[] {
  const { name, template } = group;
  const groupZones = subnets.filter(({ id }) => group.subnetIds.includes(id)).map(({ zone }) => zone);
  const enough = group.inService >= tier.minimum;
  return [
    finding(
      `${name}: instances`,
      `${tier.minimum} to ${tier.maximum}`,
      `${group.minimum} to ${group.maximum}`,
    ),
    {
      check: `${name}: in service`,
      expected: `at least ${tier.minimum}`,
      found: String(group.inService),
      ok: enough,
    },
    finding(`${name}: zones`, listed(zones), listed(groupZones)),
    finding(`${name}: health check`, "ELB", group.healthCheck),
    finding(`${name}: instance type`, tier.instanceType, template.instanceType),
    finding(`${name}: metadata tokens`, "required", template.metadataTokens),
    finding(
      `${name}: public addresses`,
      "none asked for, 0 there",
      `${template.asksForPublicAddress ? "asked for" : "none asked for"}, ${group.withPublicAddress} there`,
    ),
  ];
}
