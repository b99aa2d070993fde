import type { Survival } from "../cut-sets/survives";
import type { DrillContext } from "../drill-context";
import { hopAddress } from "./hop-address";

/** Whether something on the request path is touched by what is not modelled. */
export function isTainted({ topology }: Pick<DrillContext, "topology">, { path }: Survival): boolean {
  const hops = new Set(path.map(hopAddress));
  return topology.notModelled.some(({ taints }) => taints.some((address) => hops.has(address)));
}
