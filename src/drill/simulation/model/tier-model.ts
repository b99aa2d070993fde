import { SOURCES } from "../../aws-figures";
import type { Declared } from "../../declared";
import { vcpusOf } from "../../failures/beyond/vcpus";
import { creditsOf } from "./credits";
import { groupModel } from "./group-model";
import type { Inputs } from "./inputs";
import type { ChainTier } from "./request-chain";
import type { CallerModel, CheckModel, CreditModel, TierModel } from "./system-model";
import { distinct, type ZoneIndex } from "./zone-index";

interface TierInput {
  readonly tier: ChainTier;
  readonly caller: CallerModel;
  readonly declared: Declared;
  readonly zones: ZoneIndex;
  readonly inputs: Inputs;
}

/** One balancer with the fleet behind it, in numbers. */
export function tierModel({ tier, caller, declared, zones, inputs }: TierInput): TierModel {
  const { balancer, fleet, targetGroup } = tier;
  const { address } = targetGroup;
  const own = declared.fleets[fleet.address];
  const rated = own?.ratedRequestsPerSecond;
  const about = { address: fleet.address };
  if (rated === undefined)
    inputs.lack(
      `how many requests an instance of ${fleet.address} serves is not declared`,
      fleet.address,
      "ratedRequestsPerSecond",
    );
  const waiting = own?.waitingRequestsPerInstance;
  const named = { name: `${fleet.address}: requests that may wait in one instance`, ...about };
  const attribute = "waitingRequestsPerInstance";
  if (waiting === undefined) inputs.use("all that come", { ...named, unit: "", attribute }, "assumed");
  else inputs.use(waiting, { ...named, unit: "requests", attribute }, "declared");
  return {
    fleet: fleet.address,
    balancer: balancer.address,
    targetGroup: address,
    zones: distinct(zones.of(fleet.subnets, fleet.address, inputs)),
    nodes: distinct(zones.of(balancer.subnets, balancer.address, inputs)),
    crossZone: inputs.read(
      targetGroup.crossZone,
      {
        name: `${address}: to targets in all zones`,
        unit: "",
        address,
        attribute: "load_balancing_cross_zone_enabled",
      },
      true,
    ),
    check: checkModel(tier, inputs),
    deregistrationSeconds: inputs.read(
      targetGroup.deregistrationDelaySeconds,
      {
        name: `${address}: deregistration delay`,
        unit: "seconds",
        address,
        attribute: "deregistration_delay",
      },
      300,
    ),
    slowStartSeconds: inputs.read(
      targetGroup.slowStartSeconds,
      { name: `${address}: slow start`, unit: "seconds", address, attribute: "slow_start" },
      0,
    ),
    ratedPerSecond: inputs.declared(
      rated,
      {
        name: `${fleet.address}: an instance serves`,
        unit: "requests per second",
        ...about,
        attribute: "ratedRequestsPerSecond",
      },
      1,
      "missing",
    ),
    processors: processorsOf(tier, inputs),
    fanOut: inputs.declared(
      own?.requestsPerOutsideRequest,
      {
        name: `${fleet.address}: for one from outside`,
        unit: "requests",
        ...about,
        attribute: "requestsPerOutsideRequest",
      },
      1,
    ),
    waitingRequests: waiting ?? Infinity,
    caller,
    group: groupModel(fleet, own, inputs),
    credits: creditModel(tier, inputs),
  };
}

function checkModel({ targetGroup: { address, healthCheck } }: ChainTier, inputs: Inputs): CheckModel {
  const about = (name: string, unit: string, attribute: string) => ({
    name: `${address}: ${name}`,
    unit,
    address,
    attribute: `health_check.${attribute}`,
  });
  const { enabled, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = healthCheck;
  return {
    enabled: inputs.read(enabled, about("health checks", "", "enabled"), true),
    intervalSeconds: inputs.read(intervalSeconds, about("between two checks", "seconds", "interval"), 30),
    timeoutSeconds: inputs.read(timeoutSeconds, about("until a check has failed", "seconds", "timeout"), 5),
    healthyThreshold: inputs.read(healthyThreshold, about("passed checks", "checks", "healthy_threshold"), 5),
    unhealthyThreshold: inputs.read(
      unhealthyThreshold,
      about("failed checks", "checks", "unhealthy_threshold"),
      2,
    ),
  };
}

/** The least of its types, as fewer make longer waits. Not told where the template is not: then nothing is run. */
function processorsOf({ fleet: { template, address } }: ChainTier, inputs: Inputs): number {
  if (!template.known) return 1;
  const { instanceTypes, address: of } = template.value;
  const types = instanceTypes.known ? instanceTypes.value.map(vcpusOf) : [];
  const known = types.filter((count) => count !== undefined);
  const named = { name: `${address}: processors`, unit: "", address: of, attribute: "instance_type" };
  return types.length > 0 && known.length === types.length
    ? inputs.use(Math.min(...known), named, SOURCES.instanceTypes)
    : inputs.use(1, named, "assumed");
}

function creditModel({ fleet: { template, address } }: ChainTier, inputs: Inputs): CreditModel | null {
  if (!template.known) {
    inputs.lack(template.because, address, "launch_template");
    return null;
  }
  const { cpuCredits, instanceTypes, address: of } = template.value;
  const mode = inputs.read(
    cpuCredits,
    { name: `${address}: CPU credits`, unit: "", address: of, attribute: "credit_specification.cpu_credits" },
    "unlimited",
  );
  if (mode !== "standard") return null;
  const types = instanceTypes.known ? instanceTypes.value : [];
  const [credits] = types.map(creditsOf);
  if (types.length === 1 && credits !== undefined) return credits;
  inputs.lack(`the credits of ${types.join(", ") || "its type"} are not known here`, of, "instance_type");
  return null;
}
