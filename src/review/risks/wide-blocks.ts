import { isPublic } from "../../drill/rules/exposure";

/** Two blocks of /1 are the internet, too: as few bits as this are no list of somebody's offices. */
const WIDEST_BITS = { ipv4: 8, ipv6: 16 } as const;

/** Whether a block holds the internet, or so much of it that it makes no difference. */
export function isWideOpen(value: unknown): boolean {
  if (typeof value !== "string" || !value.includes("/")) return false;
  const bits = Number(value.split("/")[1]);
  return isPublic(value) && bits <= (value.includes(":") ? WIDEST_BITS.ipv6 : WIDEST_BITS.ipv4);
}
