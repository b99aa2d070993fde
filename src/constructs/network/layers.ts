import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Construct } from "constructs";
import type { Layer } from "../../foundation/cidr-plan";
import { createSubnets, type LayerProps, subnetsOf, type ZonedSubnets } from "./zoned-subnets";

export interface PublicLayerProps extends LayerProps {
  readonly internetGatewayId: string;
}

/** The web balancer's subnets: one route table for all zones, and on it the system's only route to the internet gateway. */
export class PublicLayer extends Construct {
  readonly subnets: ZonedSubnets;
  /** Depend on it where the internet must reach something, or something in these subnets the internet. */
  readonly route: Route;

  constructor(scope: Construct, id: "public", props: PublicLayerProps) {
    super(scope, id);
    const zones = createSubnets(this, id, props);
    this.subnets = subnetsOf(zones);
    const table = createRouteTable(this, props, id);
    for (const { scope: zoneScope, subnet } of zones.values()) associate(zoneScope, subnet.id, table.id);
    this.route = new Route(this, "route", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: props.internetGatewayId,
    });
  }
}

/** Subnets with a route table in every zone that knows the VPC alone; endpoints and NAT add to it by zone. */
export class PrivateLayer extends Construct {
  readonly subnets: ZonedSubnets;
  readonly routeTables: ReadonlyMap<string, RouteTable>;
  /** Until it is associated a subnet follows the VPC's main table, which knows no endpoint. */
  readonly associations: readonly RouteTableAssociation[];

  constructor(scope: Construct, id: Exclude<Layer, "public">, props: LayerProps) {
    super(scope, id);
    const zones = createSubnets(this, id, props);
    this.subnets = subnetsOf(zones);
    const tables = [...zones].map(([zone, { scope: zoneScope, subnet }]) => {
      const table = createRouteTable(zoneScope, props, `${id}-${zone}`);
      return { zone, table, association: associate(zoneScope, subnet.id, table.id) };
    });
    this.routeTables = new Map(tables.map(({ zone, table }) => [zone, table]));
    this.associations = tables.map(({ association }) => association);
  }
}

function createRouteTable(scope: Construct, { vpcId, namePrefix }: LayerProps, name: string): RouteTable {
  return new RouteTable(scope, "route-table", { vpcId, tags: { Name: `${namePrefix}-${name}` } });
}

function associate(scope: Construct, subnetId: string, routeTableId: string): RouteTableAssociation {
  return new RouteTableAssociation(scope, "route-table-association", { subnetId, routeTableId });
}
