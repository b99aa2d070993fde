import type { Balancer, Listener, PortRange, TargetGroup, Told } from "../../model/topology";
import type { NetworkIndex } from "./network-index";
import type { Place } from "./place";

/** A port that something answers at. */
export interface Service {
  readonly protocol: string;
  readonly port: Told<number>;
}

const HTTPS: Service = { protocol: "tcp", port: { known: true, value: 443 } };

/** Where a place answers. Undefined for instances and the internet, which may answer at any port. */
export function servicesOf(index: NetworkIndex, { kind, address }: Place): readonly Service[] | undefined {
  switch (kind) {
    case "balancer":
      return listening(index.balancers.get(address));
    case "database": {
      const database = index.databases.get(address);
      return database === undefined ? [] : [{ protocol: "tcp", port: database.port }];
    }
    case "interface-endpoint":
    case "gateway-endpoint":
      return [HTTPS];
    case "fleet":
    case "internet":
      return undefined;
  }
}

function listening(balancer: Balancer | undefined): readonly Service[] {
  return (balancer?.listeners ?? []).map(listenerService);
}

export function listenerService({ port, protocol }: Listener): Service {
  return { protocol: transport(protocol), port };
}

/** What carries a listener's or a target group's protocol. Of TCP and UDP together TCP is looked at. */
function transport(protocol: Told<string>): string {
  const name = protocol.known ? protocol.value.toUpperCase() : "TCP";
  return name === "UDP" || name === "QUIC" ? "udp" : "tcp";
}

/** The ports of its targets that a group hands requests and health checks to. */
export function targetServices({ protocol, port, healthCheck }: TargetGroup): readonly Service[] {
  const requests = { protocol: transport(protocol), port };
  const { enabled, port: checked } = healthCheck;
  const isSame = port.known && checked.known && port.value === checked.value && requests.protocol === "tcp";
  if (isSame || (enabled.known && !enabled.value)) return [requests];
  return [requests, { protocol: "tcp", port: checked }];
}

/** What a balancer needs of a fleet that is registered with its target groups. */
export function wantedServices(index: NetworkIndex, balancer: Place, fleet: Place): readonly Service[] {
  const registered = index.fleets.get(fleet.address)?.targetGroups;
  const listeners = index.balancers.get(balancer.address)?.listeners ?? [];
  if (registered?.known !== true) return [];
  const forwarded = listeners.flatMap(({ forwardsTo }) => (forwardsTo.known ? forwardsTo.value : []));
  return [...new Set(forwarded)]
    .filter((group) => registered.value.includes(group))
    .flatMap((address) => {
      const group = index.targetGroups.get(address);
      return group === undefined ? [] : targetServices(group);
    });
}

export function portsText({ from, to }: PortRange): string {
  if (from === 0 && to === 65_535) return "all";
  return from === to ? String(from) : `${from}-${to}`;
}
