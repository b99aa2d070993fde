import type { FlowRule, PortRange } from "../../model/topology";
import { cutsOf } from "./cuts";
import type { NetworkIndex } from "./network-index";
import type { Place } from "./place";
import { ALL_PORTS, ANY_OTHER_PROTOCOL, hasPorts, protocolName } from "./protocols";
import { reachBetween, spotsOf } from "./reach";
import { groupsOf, Lost } from "./spots";
import type { Reach } from "./verdict";

/** What one place can send another over a range of ports. */
export interface Scanned {
  /** `all` where every protocol fares alike. */
  readonly protocol: string;
  readonly ports: PortRange;
  readonly reach: Reach;
}

/** The rules of both ends; undefined where not every one is told. */
type Side = readonly FlowRule[] | undefined;

/**
 * Every protocol and every port from one place to another, in the fewest ranges: between the borders that rules draw
 * all ports are treated alike.
 */
export function scan(index: NetworkIndex, source: Place, destination: Place): readonly Scanned[] {
  const sides = [groupRules(index, source, "egress"), groupRules(index, destination, "ingress")];
  const { aclRules } = cutsOf(index, [...spotsOf(index, source), ...spotsOf(index, destination)]);
  const rules = sides.flatMap((side) => side ?? []);
  const named = [
    ...rules.flatMap(({ protocol }) => (protocol.known ? [protocol.value] : [])),
    ...aclRules.map(({ protocol }) => protocol),
  ].map(protocolName);
  const protocols = new Set(["tcp", ...named.filter((name) => name !== "-1").sort(), ANY_OTHER_PROTOCOL]);
  const starts = portStarts([
    ...rules.flatMap(({ ports }) => (ports.known ? [ports.value] : [])),
    ...aclRules.map(({ ports }) => ports),
  ]);
  const ask = (protocol: string, port: number) =>
    reachBetween(index, source, destination, { protocol, port, lost: new Lost([]) });
  const scanned = [...protocols].flatMap((protocol) =>
    hasPorts(protocol)
      ? scanPorts(protocol, starts, sides, ask)
      : [{ protocol, ports: ALL_PORTS, reach: ask(protocol, 0) }],
  );
  return asOne(scanned);
}

/** Ports that no rule of one of the two ends is about are shut alike: one of them is asked about. */
function scanPorts(
  protocol: string,
  starts: readonly number[],
  sides: readonly Side[],
  ask: (protocol: string, port: number) => Reach,
): readonly Scanned[] {
  let shut: Reach | undefined;
  const reachAt = (port: number): Reach => {
    const isAbout = (rule: FlowRule) => mayMatch(rule, protocol, port);
    if (sides.every((side) => side?.some(isAbout) ?? true)) return ask(protocol, port);
    return (shut ??= ask(protocol, port));
  };
  const ranges: Scanned[] = [];
  starts.forEach((from, place) => {
    const to = (starts[place + 1] ?? ALL_PORTS.to + 1) - 1;
    const reach = reachAt(from);
    const before = ranges.at(-1);
    if (before?.reach.verdict === reach.verdict)
      ranges.splice(-1, 1, { ...before, ports: { from: before.ports.from, to } });
    else ranges.push({ protocol, ports: { from, to }, reach });
  });
  return ranges;
}

function groupRules(index: NetworkIndex, place: Place, direction: "ingress" | "egress"): Side {
  if (place.kind === "internet") return undefined;
  const groups = groupsOf(index, place);
  if (!groups.known || groups.value.length === 0) return undefined;
  const rules: FlowRule[] = [];
  for (const group of groups.value) {
    const own = index.groups.get(group)?.[direction];
    if (own?.known !== true) return undefined;
    rules.push(...own.value);
  }
  return rules;
}

function mayMatch({ protocol, ports }: FlowRule, wanted: string, port: number): boolean {
  const name = protocol.known ? protocolName(protocol.value) : undefined;
  if (name === undefined || name === "-1") return true;
  return name === wanted && (!ports.known || (ports.value.from <= port && port <= ports.value.to));
}

function portStarts(ranges: readonly PortRange[]): readonly number[] {
  const starts = ranges.flatMap(({ from, to }) => [from, to + 1]);
  const valid = starts.filter((port) => port > ALL_PORTS.from && port <= ALL_PORTS.to);
  return [...new Set([ALL_PORTS.from, ...valid])].sort((a, b) => a - b);
}

function asOne(scanned: readonly Scanned[]): readonly Scanned[] {
  const [first] = scanned;
  const alike = scanned.every(
    ({ ports, reach }) =>
      ports.from === ALL_PORTS.from && ports.to === ALL_PORTS.to && reach.verdict === first?.reach.verdict,
  );
  if (first === undefined || !alike) return scanned;
  // The protocol that no rule names says best why all of them get through; TCP why none does.
  const telling = first.reach.verdict === "blocked" ? first : (scanned.at(-1) ?? first);
  return [{ ...telling, protocol: "all" }];
}
