import type { Fleet, Topology } from "../../model/topology";
import { innerSubnets } from "./exposure";
import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const subnetPublicIp: Rule = {
  id: "subnet-public-ip",
  title: "Inner subnets give out no public addresses",
  why: "Whatever is launched there without saying otherwise gets a public address.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  check: ({ topology }) => {
    const inner = innerSubnets(topology);
    return topology.subnets
      .filter(({ address, mapsPublicIp }) => inner.has(address) && valueOf(mapsPublicIp) === true)
      .filter(({ address }) => !saysOtherwise(topology, address))
      .map(({ address }) =>
        degrades(
          address,
          `${address}.map_public_ip_on_launch is true`,
          "Set map_public_ip_on_launch = false.",
        ),
      );
  },
};

/** Whether only fleets are launched there whose templates refuse public addresses: what an interface says overrides. */
function saysOtherwise({ fleets, databases }: Topology, subnet: string): boolean {
  const isHere = ({ subnets }: Pick<Fleet, "subnets">): boolean => listOf(subnets).includes(subnet);
  const here = fleets.filter(isHere);
  return (
    here.length > 0 &&
    !databases.some(isHere) &&
    here.every(({ template }) => template.known && valueOf(template.value.publicIp) === false)
  );
}
