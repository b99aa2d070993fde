import type { Endpoint, Fleet } from "../../model/topology";
import { type BootNeed, bootNeeds } from "./boot-needs";
import { bootScriptOf } from "./boot-scripts";
import { imageParameterOf } from "./image-parameter";
import { covers, permits, policyOf } from "./policies";
import { fails, type Rule } from "./rule";
import { liesIn, readerAt, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

export const endpointPolicy: Rule = {
  id: "endpoint-policy",
  title: "An endpoint lets through what boot scripts ask of its service",
  why: "What the policy of an endpoint does not allow is refused there, whatever the role of the instance may do.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  check: (context) =>
    context.topology.endpoints.flatMap((endpoint) => {
      const { address } = endpoint;
      const reader = readerAt(context, address);
      const statements = reader?.isWritten("policy") === true ? policyOf(reader, "policy") : "not told";
      if (statements === "not told") return [];
      const refused = context.topology.fleets.filter((fleet) =>
        needsOf(context, endpoint, fleet).some(
          ({ action, isMeant }) => !permits(statements, action, isMeant),
        ),
      );
      if (refused.length === 0) return [];
      const fleets = refused.map((fleet) => fleet.address).join(", ");
      return [
        fails(
          address,
          `${address}.policy refuses what the boot script of ${fleets} asks for`,
          "Allow it in the policy, with its bucket or its secrets as Resource.",
        ),
      ];
    }),
};

interface Asked extends Pick<BootNeed, "action"> {
  readonly isMeant: (pattern: string) => boolean;
}

function needsOf(context: RuleContext, endpoint: Endpoint, fleet: Fleet): readonly Asked[] {
  const template = valueOf(fleet.template);
  if (template === undefined || !liesIn(context, fleet.subnets, endpoint.network)) return [];
  const script = bootScriptOf(template) ?? "";
  return bootNeeds(script).flatMap(({ service, action, byRole }) => {
    if (service !== valueOf(endpoint.service)) return [];
    if (byRole) return [{ action, isMeant: () => true }];
    const bucket = packageBucket(imageParameterOf(context, template), context.topology.region);
    return bucket === undefined ? [] : [{ action, isMeant: (pattern) => holdsBucket(pattern, bucket) }];
  });
}

/**
 * Where an image of Amazon finds its packages.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
function packageBucket(parameter: string | undefined, region: string | undefined): string | undefined {
  if (parameter === undefined || region === undefined || !parameter.includes("/al2023-ami-"))
    return undefined;
  return `al2023-repos-${region}-de612dc2/any`;
}

/** The partition may be a reference: only what follows it is compared. */
function holdsBucket(pattern: string, bucket: string): boolean {
  if (pattern === "*") return true;
  const [, name] = pattern.split(":s3:::");
  return name !== undefined && covers(name, bucket);
}
