import type { Balancer, FlowRule, Listener } from "../../../model/topology";
import { hasInternetRoute, internetRoutes } from "../../rules/exposure";
import type { RuleContext } from "../../rules/rule-context";
import { listOf, valueOf } from "../../rules/told-values";
import type { Exception } from "./exception";

const REASON = "the system serves the internet, and one balancer is its entrance";
const CONTROL =
  "the balancer alone is in its group; port 80 only redirects to HTTPS; instances and databases lie in subnets without a route to an internet gateway";

/** A balancer that faces the internet, and nothing else that does. */
export const ENTRANCE: readonly Exception[] = [
  {
    name: "entrance-ports",
    rules: ["world-ingress", "world-port-80"],
    control: CONTROL,
    reasonAt: (context, address) => {
      const owners = ownersOf(context, address);
      const isMeant =
        owners.length > 0 && owners.every(({ rule, balancers }) => isEntrance(context, rule, balancers));
      return isMeant ? REASON : undefined;
    },
  },
  {
    name: "entrance-balancer",
    rules: ["balancer-internal"],
    control: CONTROL,
    reasonAt: (context, address) => {
      const balancer = context.topology.balancers.find((each) => each.address === address);
      if (balancer === undefined || !isClosedBehind(context)) return undefined;
      return balancer.listeners.length > 0 && balancer.listeners.every(isSafe) ? REASON : undefined;
    },
  },
  {
    name: "entrance-network",
    rules: ["vpc-block-public-access"],
    control: CONTROL,
    reasonAt: (context, address) => {
      const own = context.topology.networks.find((network) => network.address === address);
      if (own?.internetGateway === undefined || !isClosedBehind(context)) return undefined;
      return context.topology.balancers.some(isPublic) ? REASON : undefined;
    },
  },
];

/** The balancers in the groups that a rule belongs to; none where somebody else is in one of them, too. */
function ownersOf(context: RuleContext, address: string) {
  const { topology, fleetGroups } = context;
  return topology.securityGroups.flatMap((group) =>
    listOf(group.ingress)
      .filter((rule) => rule.address === address && rule.peer.kind === "cidr")
      .map((rule) => {
        const others =
          fleetGroups.has(group.address) ||
          [...topology.databases, ...topology.endpoints].some(({ securityGroups }) =>
            listOf(securityGroups).includes(group.address),
          );
        const own = topology.balancers.filter(({ securityGroups }) =>
          listOf(securityGroups).includes(group.address),
        );
        return { rule, balancers: others ? [] : own };
      }),
  );
}

/** Whether on every port of the rule each of the balancers has a listener that speaks HTTPS or sends there. */
function isEntrance(context: RuleContext, rule: FlowRule, balancers: readonly Balancer[]): boolean {
  const range = valueOf(rule.ports);
  if (range === undefined || balancers.length === 0 || !isClosedBehind(context)) return false;
  return balancers.every((balancer) => {
    const own = balancer.listeners.filter(({ port }) => {
      const number = valueOf(port);
      return number !== undefined && range.from <= number && number <= range.to;
    });
    return isPublic(balancer) && own.length === range.to - range.from + 1 && own.every(isSafe);
  });
}

function isSafe({ protocol, redirectsToHttps }: Listener): boolean {
  return redirectsToHttps || valueOf(protocol)?.toUpperCase() === "HTTPS";
}

function isPublic({ internal }: Balancer): boolean {
  return valueOf(internal) === false;
}

/** Only balancers that face the internet lie in subnets that lead there; NAT gateways may. */
export function isClosedBehind({ topology, subnets }: RuleContext): boolean {
  const inner = [
    ...topology.fleets,
    ...topology.databases,
    ...topology.balancers.filter((balancer) => !isPublic(balancer)),
  ];
  return inner.every(
    (element) =>
      element.subnets.known &&
      element.subnets.value.every((place) => {
        const subnet = subnets.get(place);
        return (
          subnet?.routes.known === true && !hasInternetRoute(subnet) && internetRoutes(subnet).length === 0
        );
      }),
  );
}
