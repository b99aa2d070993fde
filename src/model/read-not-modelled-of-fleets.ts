import type { AttributeReader } from "./attribute-reader";
import type { NotModelled } from "./topology";

/** Parts of an Auto Scaling group that are seen and not read. */
export function notModelledOfFleet(fleet: AttributeReader): readonly NotModelled[] {
  const { address } = fleet;
  const note = (path: string, reason: string, consequence: string, tainted: boolean): NotModelled[] =>
    fleet.isWritten(path) && !isEmptyList(fleet, path)
      ? [{ address, reason: `${path}: ${reason}`, consequence, taints: tainted ? [address] : [] }]
      : [];
  return [
    ...note(
      "load_balancers",
      "classic balancers are not modelled",
      "whether requests that come through them arrive cannot be told",
      true,
    ),
    ...note(
      "warm_pool",
      "the redundancy clock counts no warm pool; the simulation does",
      "new instances may be there sooner than the redundancy clock says",
      false,
    ),
    ...spotNote(fleet),
  ];
}

function isEmptyList(fleet: AttributeReader, path: string): boolean {
  const value = fleet.value(path);
  return value.kind === "list" && value.items.length === 0;
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html: 100 % on demand by default. */
function spotNote(fleet: AttributeReader): readonly NotModelled[] {
  const path = "mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity";
  const percent = fleet.number(path, 100);
  if (percent.known && percent.value >= 100) return [];
  return [
    {
      address: fleet.address,
      reason: `${path}: Spot Instances are not modelled`,
      consequence: "AWS may take instances back in several zones at once: what is left cannot be told",
      taints: [fleet.address],
    },
  ];
}
