import { AttributeReader } from "./attribute-reader";
import { INTERNET_GATEWAY, NAT_GATEWAY, SUBNET, VPC, ownAndLookedUp } from "./element-types";
import { ownersBy } from "./read-owners";
import type { ResourceGraph } from "./resource-graph";
import { byAddress, known } from "./told";
import type { NatGateway, Network, Told } from "./topology";

/** The VPCs with their address ranges and the internet gateway that is attached to each. */
export function readNetworks(graph: ResourceGraph): readonly Network[] {
  const readers = (types: readonly string[]): readonly AttributeReader[] =>
    ownAndLookedUp(graph, types).map((resource) => AttributeReader.of(graph, resource));
  const ranges = ownersBy(readers(["aws_vpc_ipv4_cidr_block_association"]), "vpc_id", VPC);
  const gateways = ownersBy(readers(INTERNET_GATEWAY), "vpc_id", VPC);
  const attachments = ownersBy(readers(["aws_internet_gateway_attachment"]), "vpc_id", VPC);
  return byAddress(
    readers(VPC).map((vpc) => {
      const gateway =
        gateways.of(vpc.address)[0]?.address ??
        attachments.of(vpc.address).flatMap((attachment) => {
          const attached = attachment.one("internet_gateway_id", INTERNET_GATEWAY);
          return attached.known ? [attached.value] : [];
        })[0];
      return {
        address: vpc.address,
        cidrs: [...rangesOf(vpc), ...ranges.of(vpc.address).map((range) => range.text("cidr_block"))],
        ...(gateway === undefined ? {} : { internetGateway: gateway }),
      };
    }),
  );
}

function rangesOf(vpc: AttributeReader): readonly Told<string>[] {
  const ipv6 = vpc.value("ipv6_cidr_block");
  const own = [vpc.text("cidr_block")];
  return ipv6.kind === "known" && typeof ipv6.value === "string" && ipv6.value !== ""
    ? [...own, known(ipv6.value)]
    : own;
}

export function readNatGateways(graph: ResourceGraph): readonly NatGateway[] {
  return byAddress(
    ownAndLookedUp(graph, NAT_GATEWAY).map((resource) => ({
      address: resource.address,
      subnet: AttributeReader.of(graph, resource).one("subnet_id", SUBNET),
    })),
  );
}
