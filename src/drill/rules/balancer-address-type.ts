import { degrades, fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const balancerAddressType: Rule = {
  id: "balancer-address-type",
  title: "A balancer for the internet has public IPv4 addresses",
  why: "Without public IPv4 addresses whoever has no IPv6 finds no way in, and without IPv6 in its subnets nobody does.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check: (context) =>
    context.topology.balancers.flatMap(({ address, internal, subnets }) => {
      const attribute = `${address}.ip_address_type`;
      const told = readerAt(context, address)?.text("ip_address_type", "ipv4");
      if (valueOf(internal) !== false || (told && valueOf(told)) !== "dualstack-without-public-ipv4")
        return [];
      const hasIpv6 = listOf(subnets).every((subnet) =>
        ["ipv6_cidr_block", "assign_ipv6_address_on_creation", "ipv6_native"].some(
          (name) => readerAt(context, subnet)?.isWritten(name) !== false,
        ),
      );
      const text = `${attribute} is dualstack-without-public-ipv4`;
      const fix = 'Set ip_address_type = "ipv4", or "dualstack".';
      return hasIpv6
        ? [degrades(address, `${text}: users without IPv6 find no way in`, fix)]
        : [fails(address, `${text}, and its subnets have no IPv6 block: nobody finds a way in`, fix)];
    }),
};
