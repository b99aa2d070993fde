import { dev, environmentWith, prod, threeZones } from "../../support/environments";
import type { Environment } from "../../../src/config/environment";
import type { Baseline } from "./mutant";

/** The environments whose synthesized stacks are mutated. */
export const BASELINES: Readonly<Record<Baseline, Environment>> = {
  prod,
  dev,
  "prod with NAT": environmentWith({ network: { egress: { kind: "nat-per-zone" } } }),
  "prod over three zones": threeZones(),
};
