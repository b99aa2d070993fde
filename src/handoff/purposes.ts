import type { Block } from "./configuration";

/** What the constructs directly below a stack, or below its `tiers`, are for; the file of each. */
const BY_CONSTRUCT: Readonly<Record<string, string>> = {
  network: "network",
  endpoints: "network",
  "flow-logs": "network",
  flows: "flows",
  s3: "flows",
  "web-domain": "domain",
  "backend-domain": "domain",
  web: "web-tier",
  backend: "backend-tier",
  database: "database",
  "database-events": "database",
  application: "database",
  backup: "backup",
  "data-key": "keys",
  "volume-key": "keys",
  events: "events",
  "balancer-logs": "logs",
  alarms: "operations",
  dashboard: "operations",
  "event-rules": "operations",
  subscriptions: "operations",
};

/** What serves several purposes, or none that we know. */
export const MAIN = "main";

/** The file of a block, without its ending. Told by the construct that made it: addresses tell the type, not the tier. */
export function purposeOf({ constructPath }: Pick<Block, "constructPath">): string {
  const [, first = "", second = ""] = constructPath.split("/");
  return BY_CONSTRUCT[first === "tiers" ? second : first] ?? MAIN;
}
