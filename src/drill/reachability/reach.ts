import { type FailureSet, NOTHING_LOST } from "./failure-set";
import { addressSamples, clientPortSamples, cutsOf, outsideSamples } from "./cuts";
import { gatewayEndpointChecks } from "./gateway-endpoint-path";
import { indexOf, type NetworkIndex, placeAt } from "./network-index";
import { insideChecks, inwardChecks, outwardChecks } from "./packet-path";
import type { Place } from "./place";
import { hasPublicAddress, Lost, type Spot, subnetsOf, UNTOLD_SUBNET } from "./spots";
import { agreed, anyOf, check, type Check, type Reach, oneAfterTheOther, throughAll } from "./verdict";
import type { Topology } from "../../model/topology";

/** What is asked about one connection. */
export interface Question {
  readonly protocol: string;
  /** The server's. */
  readonly port: number;
  readonly lost: Lost;
}

const ADDRESSES = "which address it has";
const MOST_COMBINATIONS = 4096;

/**
 * Whether packets get from one place to another and their answers back: through routes, network ACLs, security groups
 * and public addresses. A place is reached when any of its parts is, from any of the other's.
 * @param source an element's address, or `internet`.
 * @param protocol `tcp`, `udp`, `icmp`, a number, or `other` for one that no rule names.
 * @param without what is lost; instances and database primaries change nothing here.
 */
export function reaches(
  topology: Topology,
  source: string,
  destination: string,
  protocol: string,
  port: number,
  without: FailureSet = NOTHING_LOST,
): Reach {
  const index = indexOf(topology);
  const question = { protocol, port, lost: new Lost(without) };
  return reachBetween(index, placeAt(index, source), placeAt(index, destination), question);
}

export function reachBetween(
  index: NetworkIndex,
  source: Place,
  destination: Place,
  question: Question,
): Reach {
  const pairs = spotsOf(index, source).flatMap((from) =>
    spotsOf(index, destination).map((to): readonly [Spot, Spot] => [from, to]),
  );
  const ways = each(pairs, ([from, to]) => reachBetweenSpots(index, from, to, question));
  return anyOf(ways) ?? nowhere(index, source, destination);
}

/** The parts of a place; one without a subnet for what lies in none, such as the internet. */
export function spotsOf(index: NetworkIndex, place: Place): readonly Spot[] {
  if (place.kind === "internet" || place.kind === "gateway-endpoint")
    return [{ place, subnet: UNTOLD_SUBNET }];
  const subnets = subnetsOf(index, place);
  return (subnets.known ? subnets.value : [UNTOLD_SUBNET]).map((subnet) => ({ place, subnet }));
}

export function reachBetweenSpots(index: NetworkIndex, from: Spot, to: Spot, question: Question): Reach {
  if (from.place.kind === "internet" && to.place.kind === "gateway-endpoint")
    return refused(
      check(
        "no",
        "a gateway endpoint is a route out of the network: nothing comes in by it",
        to.place.address,
      ),
    );
  if (from.place.kind === "internet") return fromInternet(index, to, question);
  if (to.place.kind === "internet") return toInternet(index, from, question);
  if (to.place.kind === "gateway-endpoint") return toGatewayEndpoint(index, from, to.place, question);
  if (to.place.kind !== "balancer") return inside(index, from, to, question);
  // An internet-facing balancer's name stands for its public addresses, also for who asks from inside.
  const isPublic = hasPublicAddress(index, to.place);
  if (isPublic.known) return (isPublic.value ? outAndIn : inside)(index, from, to, question);
  const ways = [inside(index, from, to, question), outAndIn(index, from, to, question)];
  return agreed(ways, `whether ${to.place.address} is internal`) ?? impossible();
}

function inside(index: NetworkIndex, from: Spot, to: Spot, { protocol, port, lost }: Question): Reach {
  const cuts = cutsOf(index, [from, to]);
  const own = [addressSamples(index, from.subnet, cuts), addressSamples(index, to.subnet, cuts)];
  return forAll(
    [...own, clientPortSamples(protocol, cuts)],
    ([source = 0, destination = 0, clientPort = 0]) =>
      throughAll(insideChecks(index, from, to, { protocol, port, clientPort, source, destination }, lost)),
  );
}

function fromInternet(index: NetworkIndex, to: Spot, { protocol, port, lost }: Question): Reach {
  const cuts = cutsOf(index, [to]);
  const all = [addressSamples(index, to.subnet, cuts), clientPortSamples(protocol, cuts)];
  return forAll(all, ([destination = 0, clientPort = 0]) =>
    forAny(outsideSamples(cuts), (source) =>
      throughAll(inwardChecks(index, to, { protocol, port, clientPort, source, destination }, lost)),
    ),
  );
}

function toInternet(index: NetworkIndex, from: Spot, { protocol, port, lost }: Question): Reach {
  const cuts = cutsOf(index, [from], natSubnets(index, from.subnet));
  const all = [addressSamples(index, from.subnet, cuts), clientPortSamples(protocol, cuts)];
  return forAll(all, ([source = 0, clientPort = 0]) =>
    forAny(outsideSamples(cuts), (destination) =>
      throughAll(outwardChecks(index, from, { protocol, port, clientPort, source, destination }, lost)),
    ),
  );
}

/** Out to a public address that nobody knows beforehand, and in from another. */
function outAndIn(index: NetworkIndex, from: Spot, to: Spot, { protocol, port, lost }: Question): Reach {
  const cuts = cutsOf(index, [from, to], natSubnets(index, from.subnet));
  const [sources, destinations] = [from, to].map(({ subnet }) => addressSamples(index, subnet, cuts));
  const outside = outsideSamples(cuts);
  return forAll([clientPortSamples(protocol, cuts)], ([clientPort = 0]) => {
    const packet = { protocol, port, clientPort };
    // The two halves have nothing in common but the port.
    const out = forAll([sources ?? [], outside], ([source = 0, destination = 0]) =>
      throughAll(outwardChecks(index, from, { ...packet, source, destination }, lost)),
    );
    const inward = forAll([destinations ?? [], outside], ([destination = 0, source = 0]) =>
      throughAll(inwardChecks(index, to, { ...packet, source, destination }, lost)),
    );
    return oneAfterTheOther(out, inward);
  });
}

function toGatewayEndpoint(
  index: NetworkIndex,
  from: Spot,
  to: Place,
  { protocol, port, lost }: Question,
): Reach {
  const cuts = cutsOf(index, [from]);
  const all = [outsideSamples(cuts), clientPortSamples(protocol, cuts)];
  return forAll(all, ([destination = 0, clientPort = 0]) =>
    throughAll(
      gatewayEndpointChecks(index, from, to, { protocol, port, clientPort, source: 0, destination }, lost),
    ),
  );
}

function natSubnets(index: NetworkIndex, subnet: string): readonly string[] {
  const routes = index.subnets.get(subnet)?.routes;
  return (routes?.known === true ? routes.value : []).flatMap(({ target }) => {
    const nat = target.kind === "nat" ? index.nats.get(target.address) : undefined;
    return nat?.subnet.known === true ? [nat.subnet.value] : [];
  });
}

function forAll(samples: readonly (readonly number[])[], way: (values: readonly number[]) => Reach): Reach {
  const combinations = samples.reduce((product, { length }) => product * length, 1);
  if (combinations > MOST_COMBINATIONS)
    return refused(check("unknown", `the rules tell ${combinations} cases apart: more than are looked at`));
  const values = samples.reduce<readonly (readonly number[])[]>(
    (heads, sample) => heads.flatMap((head) => sample.map((value) => [...head, value])),
    [[]],
  );
  return agreed(each(values, way), ADDRESSES) ?? impossible();
}

function forAny(sample: readonly number[], way: (value: number) => Reach): Reach {
  return anyOf(each(sample, way)) ?? impossible();
}

/** One after the other, and none after the answer is clear. */
function* each<T>(values: readonly T[], way: (value: T) => Reach): Generator<Reach> {
  for (const value of values) yield way(value);
}

function nowhere(index: NetworkIndex, source: Place, destination: Place): Reach {
  const empty = spotsOf(index, source).length === 0 ? source : destination;
  return refused(check("no", "it lies in no subnet: it needs one", empty.address));
}

function refused(reason: Check): Reach {
  return throughAll([reason]);
}

function impossible(): never {
  throw new Error("a question about no address at all");
}
