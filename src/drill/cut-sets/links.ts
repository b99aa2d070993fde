import type { Told } from "../../model/topology";
import type { NetworkIndex } from "../reachability/network-index";
import type { Place } from "../reachability/place";
import { reachBetween, reachBetweenSpots } from "../reachability/reach";
import type { Service } from "../reachability/services";
import { Lost, type Spot } from "../reachability/spots";
import type { Reach } from "../reachability/verdict";

const NOTHING = new Lost([]);
const caches = new WeakMap<NetworkIndex, Map<string, Reach>>();

/** Whether the parts of two places connect while nothing is lost. Asked for the same pairs in every failure. */
export function linkBetween(index: NetworkIndex, from: Spot, to: Spot, { protocol, port }: Service): Reach {
  if (!port.known) return portNotTold(to.place, port);
  const key = [from.place.address, from.subnet, to.place.address, to.subnet, protocol, port.value].join("\n");
  const question = { protocol, port: port.value, lost: NOTHING };
  return cached(index, key, () => reachBetweenSpots(index, from, to, question));
}

/** The same for two places as a whole. */
export function linkOfPlaces(
  index: NetworkIndex,
  from: Place,
  to: Place,
  { protocol, port }: Service,
): Reach {
  if (!port.known) return portNotTold(to, port);
  const key = [from.address, to.address, protocol, port.value].join("\n");
  return cached(index, key, () =>
    reachBetween(index, from, to, { protocol, port: port.value, lost: NOTHING }),
  );
}

function portNotTold({ address }: Place, port: Told<number>): Reach {
  const text = `its port is not told${port.known ? "" : `: ${port.because}`}`;
  return { verdict: "cannot tell", because: [{ text, address, source: "read" }] };
}

function cached(index: NetworkIndex, key: string, ask: () => Reach): Reach {
  const cache = caches.get(index) ?? new Map<string, Reach>();
  caches.set(index, cache);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const reach = ask();
  cache.set(key, reach);
  return reach;
}
