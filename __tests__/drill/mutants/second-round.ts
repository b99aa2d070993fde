import type { Mutant } from "./mutant";
import { SECOND_INSTANCES } from "./second-round/instances";
import { SECOND_REQUESTS } from "./second-round/requests";

/** Mutants of further classes: written, and run once, before any rule was changed for them. */
export const SECOND_ROUND: readonly Mutant[] = [...SECOND_INSTANCES, ...SECOND_REQUESTS];
