import type { Mutant } from "./mutant";
import { SET_ASIDE_COMPUTE } from "./set-aside/compute";
import { SET_ASIDE_DATA } from "./set-aside/data";
import { SET_ASIDE_NETWORK } from "./set-aside/network";

/** Mutants of the classes that no author of a rule has read before writing it. */
export const SET_ASIDE: readonly Mutant[] = [...SET_ASIDE_NETWORK, ...SET_ASIDE_COMPUTE, ...SET_ASIDE_DATA];
