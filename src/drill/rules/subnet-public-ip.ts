import { innerSubnets } from "./exposure";
import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const subnetPublicIp: Rule = {
  id: "subnet-public-ip",
  title: "Inner subnets give out no public addresses",
  why: "Whatever is launched there without saying otherwise gets a public address.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  check: ({ topology }) => {
    const inner = innerSubnets(topology);
    return topology.subnets
      .filter(({ address, mapsPublicIp }) => inner.has(address) && valueOf(mapsPublicIp) === true)
      .map(({ address }) =>
        degrades(
          address,
          `${address}.map_public_ip_on_launch is true`,
          "Set map_public_ip_on_launch = false.",
        ),
      );
  },
};
