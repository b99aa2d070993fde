import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Construct } from "constructs";
import type { PrivateLayer } from "./layers";
import type { ZonedSubnets } from "./zoned-subnets";

export interface NatPerZoneProps {
  readonly publicSubnets: ZonedSubnets;
  /** The layers whose instances may call out, by name. */
  readonly privateLayers: Readonly<Record<"web" | "backend", PrivateLayer>>;
  readonly zones: readonly string[];
  readonly gateway: InternetGateway;
  /** What stands before name tags. */
  readonly namePrefix: string;
}

/** A NAT gateway in every zone, used by that zone alone: losing one zone cuts no other zone off. */
export class NatPerZone extends Construct {
  readonly routes: readonly Route[];

  constructor(scope: Construct, id: string, props: NatPerZoneProps) {
    super(scope, id);
    const { publicSubnets, privateLayers, zones, gateway, namePrefix } = props;
    this.routes = zones.flatMap((zone) => {
      const zoneScope = new Construct(this, zone);
      // Two addresses are told apart by their name tags alone.
      const tags = { Name: `${namePrefix}-nat-${zone}` };
      // AWS associates an elastic address only where the VPC has its internet gateway.
      const address = new Eip(zoneScope, "eip", { domain: "vpc", dependsOn: [gateway], tags });
      const nat = new NatGateway(zoneScope, "nat-gateway", {
        allocationId: address.id,
        subnetId: publicSubnets.idIn(zone),
        tags,
        dependsOn: [gateway],
      });
      return Object.entries(privateLayers).flatMap(([name, layer]) => {
        const table = layer.routeTables.get(zone);
        if (table === undefined) throw new Error(`the layer ${name} has no route table in ${zone}`);
        return [
          new Route(zoneScope, name, {
            routeTableId: table.id,
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: nat.id,
          }),
        ];
      });
    });
  }
}
