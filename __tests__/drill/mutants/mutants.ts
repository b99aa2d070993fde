import { BALANCING_MUTANTS } from "./known/balancing";
import { CHECK_MUTANTS } from "./known/checks";
import { DATA_MUTANTS } from "./known/data";
import { FLEET_MUTANTS } from "./known/fleets";
import { FLOW_MUTANTS } from "./known/flows";
import { NETWORK_MUTANTS } from "./known/network";
import type { Mutant } from "./mutant";

/** Mutants of the classes that the author of a rule may read. */
export const KNOWN: readonly Mutant[] = [
  ...FLEET_MUTANTS,
  ...CHECK_MUTANTS,
  ...BALANCING_MUTANTS,
  ...FLOW_MUTANTS,
  ...NETWORK_MUTANTS,
  ...DATA_MUTANTS,
];
