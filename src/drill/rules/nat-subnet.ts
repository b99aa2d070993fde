import { hasInternetRoute } from "./exposure";
import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const natSubnet: Rule = {
  id: "nat-subnet",
  title: "A NAT gateway lies in a subnet with a route to the internet",
  why: "A public NAT gateway in a subnet without that route forwards nothing.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
  check: (context) =>
    context.topology.natGateways.flatMap(({ address, subnet }) => {
      const place = valueOf(subnet);
      const told = place === undefined ? undefined : context.subnets.get(place);
      const kind = readerAt(context, address)?.text("connectivity_type", "public");
      if (told?.routes.known !== true || hasInternetRoute(told) || (kind && valueOf(kind)) !== "public")
        return [];
      const message = `${address} lies in ${told.address}, which has no route to the internet gateway`;
      return [fails(address, message, "Place it in a subnet with that route.")];
    }),
};
