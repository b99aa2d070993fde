import type { AclRule, PortRange } from "../../model/topology";
import { ipv4Block } from "../reachability/addresses";
import { protocolName } from "../reachability/protocols";

/** Whether entries drop TCP between a block and some port of a range, for every address of the block. */
export function dropsSome(rules: readonly AclRule[], cidr: string, range: PortRange): boolean {
  return samplePorts(rules, range).some((port) => isDropped(rules, cidr, port));
}

/** One port of every stretch of a range that the entries treat alike. */
function samplePorts(rules: readonly AclRule[], { from, to }: PortRange): readonly number[] {
  const starts = rules.flatMap(({ ports }) => [ports.from, ports.to + 1]);
  return [from, ...starts.filter((port) => from < port && port <= to)];
}

/** Entries for a part of the block are read in its favour. */
function isDropped(rules: readonly AclRule[], cidr: string, port: number): boolean {
  const peer = ipv4Block(cidr);
  if (peer === undefined) return false;
  const decisive = [...rules]
    .sort((a, b) => a.number - b.number)
    .find((rule) => {
      const block = ipv4Block(rule.cidr);
      if (block === undefined || !isTcp(rule.protocol, true)) return false;
      const isAbout = isTcp(rule.protocol) ? holdsPort(rule.ports, port) : true;
      const isTouched = block.from <= peer.to && peer.from <= block.to;
      const isWhole = block.from <= peer.from && peer.to <= block.to;
      return isAbout && (rule.allow ? isTouched : isWhole);
    });
  return decisive?.allow !== true;
}

/** @param orAll whether an entry for all protocols, which looks at no port, counts. */
export function isTcp(protocol: string, orAll = false): boolean {
  const name = protocolName(protocol);
  return name === "tcp" || (orAll && name === "-1");
}

function holdsPort({ from, to }: PortRange, port: number): boolean {
  return from <= port && port <= to;
}

export function meets(a: PortRange, b: PortRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
