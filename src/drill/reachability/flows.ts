import type { Topology } from "../../model/topology";
import type { Flow } from "../drill-report";
import { crossFlows, linkedNetworks, networkOf } from "./cross-flows";
import { indexOf, type NetworkIndex } from "./network-index";
import { compareTexts } from "../../foundation/compare-texts";
import { type Place } from "./place";
import { reachBetween } from "./reach";
import { scan, type Scanned } from "./scan";
import { portsText, type Service, servicesOf, wantedServices } from "./services";
import { Lost } from "./spots";
import { check, type Reach, throughAll } from "./verdict";

/**
 * Every pair of places with what flows between them, sorted. Where nothing does there is one flow that is blocked: the
 * proof. Ports of instances that are not listed are blocked too. Who begins a connection: the internet, balancers,
 * fleets and databases. Pairs in different networks are told once for each pair of networks; where a route may lead from
 * one to the other, each pair of places as well.
 */
export function flowsOf(topology: Topology): readonly Flow[] {
  const index = indexOf(topology);
  const places = [...index.places.values()];
  const byNetwork = new Map<string | undefined, Place[]>();
  for (const place of places) {
    const network = networkOf(index, place);
    byNetwork.set(network, [...(byNetwork.get(network) ?? []), place]);
  }
  const linked = linkedNetworks(index);
  const unplaced = byNetwork.get(undefined) ?? [];
  const flows = places.filter(begins).flatMap((source) => {
    const network = networkOf(index, source);
    const near =
      network === undefined
        ? places
        : [network, ...(linked.get(network) ?? [])]
            .flatMap((each) => byNetwork.get(each) ?? [])
            .concat(unplaced);
    return near
      .filter(({ address }) => address !== source.address)
      .flatMap((destination) => flowsBetween(index, source, destination));
  });
  return [...flows, ...crossFlows(index)].sort(compareFlows);
}

function begins({ kind }: Place): boolean {
  return kind === "internet" || kind === "balancer" || kind === "fleet" || kind === "database";
}

function flowsBetween(index: NetworkIndex, source: Place, destination: Place): readonly Flow[] {
  const services = servicesOf(index, destination);
  if (services === undefined) return scannedFlows(index, source, destination);
  if (services.length === 0) {
    const silent = check("no", "it has no listener: nothing answers", destination.address);
    return [flowOf(source, destination, "all", "all", throughAll([silent]))];
  }
  return distinct(services.map((service) => serviceFlow(index, source, destination, service)));
}

function serviceFlow(
  index: NetworkIndex,
  source: Place,
  destination: Place,
  { protocol, port }: Service,
): Flow {
  if (port.known) {
    const reach = reachBetween(index, source, destination, { protocol, port: port.value, lost: NOTHING });
    return flowOf(source, destination, protocol, String(port.value), reach);
  }
  // Where nothing at all gets through, it does not matter which port it would be.
  const [whole, ...more] = scan(index, source, destination);
  if (whole?.reach.verdict === "blocked" && more.length === 0)
    return flowOf(source, destination, protocol, "all", whole.reach);
  const untold = check("unknown", `its port is not told: ${port.because}`, destination.address);
  return flowOf(source, destination, protocol, "all", throughAll([untold]));
}

function scannedFlows(index: NetworkIndex, source: Place, destination: Place): readonly Flow[] {
  const scanned = scan(index, source, destination);
  const open = scanned.filter(({ reach }) => reach.verdict !== "blocked");
  const wanted = wantedFlows(index, source, destination, open);
  const flows = open.map(({ protocol, ports, reach }) =>
    flowOf(source, destination, protocol, portsText(ports), reach),
  );
  if (flows.length + wanted.length > 0) return distinct([...flows, ...wanted]);
  const [shut] = scanned;
  return shut === undefined ? [] : [flowOf(source, destination, "all", "all", shut.reach)];
}

/** What a balancer needs of its targets is told on its own where it is not among what gets through. */
function wantedFlows(
  index: NetworkIndex,
  source: Place,
  destination: Place,
  open: readonly Scanned[],
): readonly Flow[] {
  if (source.kind !== "balancer" || destination.kind !== "fleet") return [];
  const isOpen = (wanted: string, port: number) =>
    open.some(
      ({ protocol, ports }) =>
        (protocol === wanted || protocol === "all") && ports.from <= port && port <= ports.to,
    );
  return wantedServices(index, source, destination)
    .filter(({ protocol, port }) => !port.known || !isOpen(protocol, port.value))
    .map((service) => serviceFlow(index, source, destination, service));
}

function flowOf(
  source: Place,
  destination: Place,
  protocol: string,
  ports: string,
  { verdict, because }: Reach,
): Flow {
  return { from: source.address, to: destination.address, protocol, ports, verdict, because };
}

function distinct(flows: readonly Flow[]): readonly Flow[] {
  return [...new Map(flows.map((flow) => [`${flow.protocol} ${flow.ports}`, flow])).values()];
}

function compareFlows(a: Flow, b: Flow): number {
  return (
    compareTexts(a.from, b.from) ||
    compareTexts(a.to, b.to) ||
    compareTexts(a.protocol, b.protocol) ||
    Number.parseInt(a.ports, 10) - Number.parseInt(b.ports, 10) ||
    compareTexts(a.ports, b.ports)
  );
}

const NOTHING = new Lost([]);
