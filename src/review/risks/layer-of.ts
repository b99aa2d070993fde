import type { Change } from "../change";
import { addressParts } from "../grouping/address-parts";

/** Words by which people name what faces the internet. */
const OUTER: ReadonlySet<string> = new Set([
  "alb",
  "balancer",
  "dmz",
  "edge",
  "external",
  "frontend",
  "igw",
  "ingress",
  "internet",
  "lb",
  "nlb",
  "public",
]);

/** Words by which people name what nobody outside is to reach. */
const INNER: ReadonlySet<string> = new Set([
  "app",
  "backend",
  "cache",
  "data",
  "database",
  "databases",
  "db",
  "elasticache",
  "inner",
  "internal",
  "intra",
  "isolated",
  "private",
  "rds",
]);

/**
 * On which side of the network a thing is meant to stand, by the words of its name and its modules: `backend_balancer`
 * is inner, for one inner word decides. The plan says what changes, not what the unchanged rest leads to.
 */
export function layerOf({ address }: Change): "inner" | "outer" | "cannot be told" {
  const { modules, name } = addressParts(address);
  for (const text of [name, ...[...modules].reverse()]) {
    const words = text.toLowerCase().split(/[^a-z0-9]+/u);
    if (words.some((word) => INNER.has(word))) return "inner";
    if (words.some((word) => OUTER.has(word))) return "outer";
  }
  return "cannot be told";
}

/** Of our own layers, by how we name routes and tables: the instances of the web tier stand behind their balancer, too. */
export function isOurInnerLayer({ address }: Change): boolean {
  return /^(?:web|backend|database)_[a-z]{2}(?:_[a-z]+)+_\d[a-z]$/u.test(addressParts(address).name);
}
