import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccountFacts } from "../account-facts";
import { policyDocument } from "../policy";
import type { Network } from "./network";

export interface EndpointsProps {
  readonly network: Network;
  readonly region: string;
  /** Services with an interface endpoint in every zone, without the `com.amazonaws.REGION.` prefix. */
  readonly services: readonly string[];
  /** The security group of the interface endpoints. */
  readonly securityGroupId: string;
  /** Buckets that instances may read through the gateway endpoint, beside the operating system's own. */
  readonly readableBuckets: readonly string[];
  readonly namePrefix: string;
}

/**
 * How instances without a route to the internet reach AWS: S3 through a gateway endpoint,
 * everything else through an interface endpoint with an address in every zone.
 */
export class Endpoints extends Construct {
  /** Depend on them where an instance must reach AWS while it boots. */
  readonly all: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: EndpointsProps) {
    super(scope, id);
    this.all = [...this.createGatewayEndpoint(props), ...this.createInterfaceEndpoints(props)];
  }

  private createGatewayEndpoint(props: EndpointsProps): ITerraformDependable[] {
    const { network, region, readableBuckets, namePrefix } = props;
    const { partition } = AccountFacts.of(this);
    const endpoint = new VpcEndpoint(this, "s3", {
      vpcId: network.vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      policy: policyDocument([
        {
          Sid: "ReadNamedBuckets",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: [operatingSystemBucket(region), ...readableBuckets].map(
            (bucket) => `arn:${partition}:s3:::${bucket}/*`,
          ),
        },
      ]),
      tags: { Name: `${namePrefix}-s3` },
    });
    const associations = network.instanceRouteTables.map(
      ({ name, routeTable }) =>
        new VpcEndpointRouteTableAssociation(this, `s3-${name}`, {
          vpcEndpointId: endpoint.id,
          routeTableId: routeTable.id,
        }),
    );
    return [endpoint, ...associations];
  }

  private createInterfaceEndpoints({
    network,
    region,
    services,
    securityGroupId,
    namePrefix,
  }: EndpointsProps): VpcEndpoint[] {
    return services.map(
      (service) =>
        new VpcEndpoint(this, service, {
          vpcId: network.vpcId,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: network.layers.backend.ids,
          securityGroupIds: [securityGroupId],
          tags: { Name: `${namePrefix}-${service}` },
        }),
    );
  }
}

/**
 * Amazon Linux 2023 installs from this bucket of its region.
 * Source: https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
 */
function operatingSystemBucket(region: string): string {
  return `al2023-repos-${region}-de612dc2`;
}
