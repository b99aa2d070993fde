/** Protocols as rules number them: https://www.iana.org/assignments/protocol-numbers */
const NAMES: Readonly<Record<string, string>> = { all: "-1", "1": "icmp", "6": "tcp", "17": "udp" };

/** Stands for every protocol that no rule names: only a rule for all protocols lets it through. */
export const ANY_OTHER_PROTOCOL = "other";

export const ALL_PORTS = { from: 0, to: 65_535 } as const;

/** The ports that answers come back to: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
export const EPHEMERAL_PORTS = { from: 1024, to: 65_535 } as const;

/** `-1` (all), `tcp`, `udp`, `icmp`, or the number as it is written. */
export function protocolName(protocol: string): string {
  const text = protocol.toLowerCase();
  return NAMES[text] ?? text;
}

/** ICMP's types and codes are not told apart: a rule for one lets "icmp" through. */
export function hasPorts(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}
