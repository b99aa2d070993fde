import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { NetworkSettings } from "../../config/environment";
import type { Layer } from "../../foundation/cidr-plan";
import { FlowLogs } from "./flow-logs";
import { PrivateLayer, PublicLayer } from "./layers";
import { NatPerZone } from "./nat-per-zone";
import type { ZonedSubnets } from "./zoned-subnets";

export interface NetworkProps {
  readonly settings: NetworkSettings;
  /** The zones, each with one subnet per layer. */
  readonly zones: readonly string[];
  /** What stands before physical names. */
  readonly namePrefix: string;
  /** ARN of the key that encrypts the flow logs. */
  readonly logKeyArn: string;
}

/**
 * One VPC with four layers of subnets in every zone. Only the public layer has a route to the internet gateway.
 * Subnets, routes and addresses are keyed by zone name: adding a zone changes nothing that exists.
 */
export class Network extends Construct {
  readonly vpcId: string;
  readonly layers: Readonly<Record<Layer, ZonedSubnets>>;
  /** The route tables of the layers that hold instances, by layer and zone. */
  readonly instanceRouteTables: readonly { readonly name: string; readonly routeTable: RouteTable }[];
  /** The routing that instances need before they boot. */
  readonly instanceRouting: readonly ITerraformDependable[];
  /** AWS refuses an internet-facing balancer in subnets that no internet gateway is reachable from. */
  readonly internetRouting: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { settings, zones, namePrefix, logKeyArn } = props;
    const vpc = this.createVpc(settings.cidr, namePrefix);
    this.vpcId = vpc.id;
    const gateway = this.createInternetGateway(namePrefix);
    const layerProps = { vpcId: vpc.id, network: settings.cidr, zones, namePrefix };
    const publicLayer = new PublicLayer(this, "public", { ...layerProps, internetGatewayId: gateway.id });
    const web = new PrivateLayer(this, "web", layerProps);
    const backend = new PrivateLayer(this, "backend", layerProps);
    const database = new PrivateLayer(this, "database", layerProps);
    this.layers = {
      public: publicLayer.subnets,
      web: web.subnets,
      backend: backend.subnets,
      database: database.subnets,
    };
    this.instanceRouteTables = Object.entries({ web, backend }).flatMap(([layer, { routeTables }]) =>
      [...routeTables].map(([zone, routeTable]) => ({ name: `${layer}-${zone}`, routeTable })),
    );
    this.internetRouting = [publicLayer.route];
    const nat =
      settings.egress.kind === "nat-per-zone"
        ? new NatPerZone(this, "nat", {
            publicSubnets: publicLayer.subnets,
            privateLayers: { web, backend },
            zones,
            gateway,
            namePrefix,
          })
        : undefined;
    this.instanceRouting = [
      ...web.associations,
      ...backend.associations,
      ...(nat === undefined ? [] : [...this.internetRouting, ...nat.routes]),
    ];
    new FlowLogs(this, "flow-logs", { vpcId: vpc.id, settings, namePrefix, keyArn: logKeyArn });
  }

  private createVpc(cidrBlock: string, namePrefix: string): Vpc {
    const vpc = new Vpc(this, "vpc", {
      cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: namePrefix },
    });
    // Without rules the group that AWS gives to what names none lets nothing through.
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: vpc.id,
      tags: { Name: `${namePrefix}-default-closed` },
    });
    return vpc;
  }

  private createInternetGateway(namePrefix: string): InternetGateway {
    return new InternetGateway(this, "internet-gateway", { vpcId: this.vpcId, tags: { Name: namePrefix } });
  }
}
