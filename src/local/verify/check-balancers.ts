import type { Environment } from "../../config/environment";
import { type Finding, finding, listed } from "./finding";
import type { ObservedBalancer } from "./observe-balancers";

/** One balancer for the internet and one inside, each with a node in every zone. */
export function checkBalancers(
  balancers: readonly ObservedBalancer[],
  { zones }: Environment,
): readonly Finding[] {
  const schemes = listed(balancers.map(({ scheme }) => scheme));
  return [
    finding("load balancers", listed(["internet-facing", "internal"]), schemes),
    ...balancers.map(({ name, zones: found }) =>
      finding(`zones of balancer ${name}`, listed(zones), listed(found)),
    ),
  ];
}
