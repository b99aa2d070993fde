import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { type Layer, subnetCidr } from "../../foundation/cidr-plan";

export interface LayerProps {
  readonly vpcId: string;
  /** The VPC's /16, from which every subnet's block follows. */
  readonly network: string;
  readonly zones: readonly string[];
  readonly namePrefix: string;
}

/** One subnet in each zone. */
export class ZonedSubnets {
  private readonly byZone: ReadonlyMap<string, Subnet>;

  constructor(subnets: ReadonlyMap<string, Subnet>) {
    this.byZone = subnets;
  }

  /** Subnet ids, in the order of the zones. */
  get ids(): string[] {
    return [...this.byZone.values()].map(({ id }) => id);
  }

  /** The subnet's id in one zone. */
  idIn(zone: string): string {
    const subnet = this.byZone.get(zone);
    if (subnet === undefined) throw new Error(`the layer has no subnet in ${zone}`);
    return subnet.id;
  }
}

/** The scopes of one layer, a child per zone, each with its subnet. No instance ever gets a public address. */
export function createSubnets(
  layer: Construct,
  name: Layer,
  props: LayerProps,
): ReadonlyMap<string, ZoneScope> {
  const { vpcId, network, zones, namePrefix } = props;
  return new Map(
    zones.map((zone) => {
      const scope = new Construct(layer, zone);
      const subnet = new Subnet(scope, "subnet", {
        vpcId,
        availabilityZone: zone,
        cidrBlock: subnetCidr(network, name, zone),
        mapPublicIpOnLaunch: false,
        tags: { Name: `${namePrefix}-${name}-${zone}`, Layer: name },
      });
      return [zone, { scope, subnet }] as const;
    }),
  );
}

/** Where one zone's resources of a layer stand in the construct tree. */
export interface ZoneScope {
  readonly scope: Construct;
  readonly subnet: Subnet;
}

export function subnetsOf(zones: ReadonlyMap<string, ZoneScope>): ZonedSubnets {
  return new ZonedSubnets(new Map([...zones].map(([zone, { subnet }]) => [zone, subnet])));
}
