import { Address4, Address6 } from "ip-address";

/** A block of IPv4 addresses as numbers, both ends included. */
export interface AddressBlock {
  readonly from: number;
  readonly to: number;
  /** The length of its prefix: of two routes the longer one wins. */
  readonly prefixBits: number;
}

/** What a text that stands for addresses turns out to be. */
export type ReadBlock = AddressBlock | "ipv6" | "no CIDR";

/** Blocks that no computer on the internet has an address of: https://www.iana.org/assignments/iana-ipv4-special-registry */
const NOT_ON_THE_INTERNET = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
];

const read = new Map<string, ReadBlock>();

export function readBlock(cidr: string): ReadBlock {
  const known = read.get(cidr);
  if (known !== undefined) return known;
  const block = parse(cidr);
  read.set(cidr, block);
  return block;
}

/** The block, or undefined for IPv6 and for what is no CIDR. */
export function ipv4Block(cidr: string): AddressBlock | undefined {
  const block = readBlock(cidr);
  return typeof block === "string" ? undefined : block;
}

export function holds(block: AddressBlock, address: number): boolean {
  return block.from <= address && address <= block.to;
}

/**
 * One address of each part of a block that the given blocks tell apart: what holds for these holds for all.
 * @param cuts blocks that rules and routes name.
 */
export function samplesOf(block: AddressBlock, cuts: readonly AddressBlock[]): readonly number[] {
  return distinct(startsIn(block, cuts), cuts);
}

/** The same for the whole internet. */
export function internetSamples(cuts: readonly AddressBlock[]): readonly number[] {
  const starts = startsIn(EVERYTHING, cuts);
  const samples = starts.flatMap((start, position) => {
    const first = firstOnTheInternet(start);
    return first < (starts[position + 1] ?? EVERYTHING.to + 1) ? [first] : [];
  });
  return distinct(samples, cuts);
}

function startsIn(block: AddressBlock, cuts: readonly AddressBlock[]): readonly number[] {
  const starts = cuts.flatMap(({ from, to }) => [from, to + 1]).filter((start) => holds(block, start));
  return [...new Set([block.from, ...starts])].sort((a, b) => a - b);
}

/** Addresses that lie in the same blocks are treated alike: one of them does. */
function distinct(addresses: readonly number[], cuts: readonly AddressBlock[]): readonly number[] {
  if (addresses.length < 2) return addresses;
  const seen = new Set<string>();
  return addresses.filter((address) => {
    const blocks = cuts.map((cut) => (holds(cut, address) ? "1" : "0")).join("");
    return seen.has(blocks) ? false : seen.add(blocks);
  });
}

/** From an address on; beyond the last one where there is none. */
function firstOnTheInternet(start: number): number {
  let address = start;
  for (const { from, to } of PRIVATE) if (from <= address && address <= to) address = to + 1;
  return address;
}

/** The address, or that it stands for the internet as a whole. */
export function addressText(address: number): string {
  if (address === FIRST_ON_THE_INTERNET) return "the internet";
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function parse(cidr: string): ReadBlock {
  if (Address6.isValid(cidr)) return "ipv6";
  if (!Address4.isValid(cidr)) return "no CIDR";
  const address = new Address4(cidr);
  return {
    from: Number(address.startAddress().bigInt()),
    to: Number(address.endAddress().bigInt()),
    prefixBits: address.subnetMask,
  };
}

const PRIVATE = NOT_ON_THE_INTERNET.flatMap((cidr) => ipv4Block(cidr) ?? []);
const EVERYTHING: AddressBlock = { from: 0, to: 2 ** 32 - 1, prefixBits: 0 };
const FIRST_ON_THE_INTERNET = 2 ** 24;
