import { ONLY_SYNTHESIZED, SAME_THING } from "../address-map";

const BY_HAND = new Map<string, string>([
  ...SAME_THING,
  ...ONLY_SYNTHESIZED.map(([synthesized, carriedBy]) => [synthesized, carriedBy] as const),
]);
/** Whole addresses: `aws_lb.web` is no part of `aws_lb.web_two` or `module.a.aws_lb.web`. */
const ADDRESS = /(?<![\w.])(?:data\.)?aws_\w+\.\w+(?![\w[])/g;

/** The same data with the stack's addresses in the words of the system by hand; keys too. */
export function inWordsOfHand<T>(value: T): T {
  return translated(value) as T;
}

function translated(value: unknown): unknown {
  if (typeof value === "string") return value.replace(ADDRESS, (address) => BY_HAND.get(address) ?? address);
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [translated(key), translated(item)]));
}
