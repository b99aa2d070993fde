import { fails, type Rule } from "./rule";
import { readersOf } from "./rule-context";
import { valueOf } from "./told-values";

export const vpcDns: Rule = {
  id: "vpc-dns",
  title: "The network resolves names",
  why: "Without DNS support no name is resolved, and without DNS host names endpoints have no private ones: neither balancers nor databases are found.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
  check: (context) => {
    const needs = context.topology.balancers.length + context.topology.databases.length > 0;
    return readersOf(context, "aws_vpc").flatMap((network) => {
      const support = valueOf(network.flag("enable_dns_support", true));
      const names = valueOf(network.flag("enable_dns_hostnames", false));
      const isForEndpoints = context.topology.endpoints.some(
        ({ privateDns, network: of }) => valueOf(of) === network.address && valueOf(privateDns) === true,
      );
      if (needs && support === false)
        return [
          fails(
            network.address,
            `${network.address}.enable_dns_support is false`,
            "Set enable_dns_support = true.",
          ),
        ];
      if (names !== false || !isForEndpoints) return [];
      const message = `${network.address}.enable_dns_hostnames is false: private names of endpoints need it`;
      return [fails(network.address, message, "Set enable_dns_hostnames = true.")];
    });
  },
};
