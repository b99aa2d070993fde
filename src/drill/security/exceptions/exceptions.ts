import { BUCKETS } from "./buckets";
import { DATABASES } from "./databases";
import { ENTRANCE } from "./entrance";
import type { Exception } from "./exception";
import { FLEETS } from "./fleets";
import { POLICIES } from "./policies";
import { SECRETS } from "./secrets";
import { TRANSPORT } from "./transport";

/** The first that applies explains. */
export const EXCEPTIONS: readonly Exception[] = [
  ...ENTRANCE,
  ...TRANSPORT,
  ...FLEETS,
  ...POLICIES,
  ...DATABASES,
  ...SECRETS,
  ...BUCKETS,
];
