import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { partitionOf } from "../regions";

const TIERS = ["web", "backend"] as const;

/** A domain lies in its zone, and the zone is one that can prove it to ACM. */
export function checkDomains({
  region,
  ...tiers
}: Pick<Environment, "region" | "web" | "backend">): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const tier of TIERS) {
    const { listener } = tiers[tier];
    if (!("domain" in listener)) continue;
    const { name, zone } = listener.domain;
    const zoneName = zone.name ?? name;
    const path = `${tier}.listener.domain`;
    if (name !== zoneName && !name.endsWith(`.${zoneName}`)) {
      problems.push({
        path: `${path}.name`,
        given: name,
        allowed: `${zoneName}, or a name that ends with .${zoneName}`,
        fix: `change \`${path}.name\` or \`${path}.zone\``,
      });
    }
    // Route 53 has no public zones there: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-r53.html
    if (partitionOf(region) === "aws-us-gov") {
      problems.push({
        path,
        given: name,
        allowed:
          "no domain in GovCloud: Route 53 has no public zones there, and ACM could not check the name",
        fix: `take a certificate that is validated elsewhere: \`${tier}.listener\` { kind: "https", certificateArn }`,
      });
    }
  }
  return [...problems, ...checkZoneMadeOnce(tiers)];
}

/** Two zones of one name would each have name servers of its own, and the parent can delegate to one alone. */
function checkZoneMadeOnce({ web, backend }: Pick<Environment, "web" | "backend">): ConfigProblem[] {
  const [first, second] = [web.listener, backend.listener].map((listener) =>
    "domain" in listener && listener.domain.zone.kind === "created"
      ? (listener.domain.zone.name ?? listener.domain.name)
      : undefined,
  );
  if (first === undefined || first !== second) return [];
  const path = "backend.listener.domain.zone";
  return [
    {
      path,
      given: second,
      allowed: "each zone made once: the web tier makes this one",
      fix: `give \`${path}\` another name, or name a zone that exists in both tiers`,
    },
  ];
}
