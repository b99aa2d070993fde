import { Address4 } from "ip-address";

/** The layers of subnets, in the order of their /18 blocks. The order is a contract: a new layer goes to the end. */
export const LAYERS = ["public", "web", "backend", "database"] as const;

export type Layer = (typeof LAYERS)[number];

const LAYER_PREFIX = 18;
const SLOT_PREFIX = 21;
const SLOT_LETTERS = "abcdefgh";

/**
 * The subnet of one layer in one zone. The slot follows from the zone's letter, never from its place in a list:
 * adding or reordering zones moves no existing subnet.
 * @param network The VPC's /16.
 * @param zone A zone's name; its last letter, a to h, is the slot.
 * @returns A /21, 2048 addresses of which AWS keeps five.
 */
export function subnetCidr(network: string, layer: Layer, zone: string): string {
  const slot = SLOT_LETTERS.indexOf(zone.slice(-1));
  if (slot < 0) throw new RangeError(`zone ${zone} has no slot in the address plan`);
  const offset =
    BigInt(LAYERS.indexOf(layer)) * blockSize(LAYER_PREFIX) + BigInt(slot) * blockSize(SLOT_PREFIX);
  const start = new Address4(network).startAddress().bigInt() + offset;
  return `${Address4.fromBigInt(start).correctForm()}/${SLOT_PREFIX}`;
}

function blockSize(prefix: number): bigint {
  return 1n << BigInt(32 - prefix);
}
