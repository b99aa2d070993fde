import type { AttributeReader } from "../../model/attribute-reader";
import { NAT_GATEWAY } from "../../model/element-types";
import { hasInternetRoute, isPublic } from "./exposure";
import { fails, type Rule } from "./rule";
import { readersOf, type RuleContext } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const natPublic: Rule = {
  id: "nat-public",
  title: "The way to the internet leads through a public NAT gateway",
  why: "A private NAT gateway has no Elastic IP address: the internet gateway drops what comes from it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
  check: (context) =>
    readersOf(context, ...NAT_GATEWAY).flatMap((nat) => {
      const { address } = nat;
      const place = valueOf(nat.one("subnet_id", ["aws_subnet"]));
      const subnet = place === undefined ? undefined : context.subnets.get(place);
      // Where its own subnet leads elsewhere, such as to a transit gateway, a private one is in its place.
      const isInPlace = subnet === undefined || !hasInternetRoute(subnet);
      if (isInPlace || valueOf(nat.text("connectivity_type", "public")) !== "private") return [];
      const users = routesTo(context, address);
      if (users.length === 0) return [];
      return [
        fails(
          address,
          `${address}.connectivity_type is private, and ${users.join(", ")} leads to the internet through it`,
          "Leave connectivity_type out, and give it an Elastic IP address by allocation_id.",
        ),
      ];
    }),
};

/** Routes to addresses of the internet, by the resource that they are written in. */
function routesTo(context: RuleContext, nat: string): readonly string[] {
  const leads = (route: AttributeReader, destination: string): boolean => {
    const gateway = route.one("nat_gateway_id", NAT_GATEWAY);
    return (
      gateway.known && gateway.value === nat && isPublic(valueOf(route.text(destination)) ?? "10.0.0.0/8")
    );
  };
  return [
    ...readersOf(context, "aws_route").filter((route) => leads(route, "destination_cidr_block")),
    ...readersOf(context, "aws_route_table").filter((table) =>
      listOf(table.blocks("route")).some((route) => leads(route, "cidr_block")),
    ),
  ].map(({ address }) => address);
}
