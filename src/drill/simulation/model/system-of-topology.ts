import type { Topology } from "../../../model/topology";
import type { Declared } from "../../declared";
import type { Assumption } from "../simulation-report";
import { callerOf } from "./callers";
import { databaseModel } from "./database-model";
import { Inputs, type MissingInput } from "./inputs";
import { requestChain } from "./request-chain";
import type { SystemModel } from "./system-model";
import { tierModel } from "./tier-model";
import { ZoneIndex } from "./zone-index";

export interface ReadSystem {
  /** Null where something is missing. */
  readonly model: SystemModel | null;
  readonly assumptions: readonly Assumption[];
  readonly missing: readonly MissingInput[];
}

/** The numbers of a topology, and of what is declared about it. What is missing is said, and never made up. */
export function systemOfTopology(topology: Topology, declared: Declared): ReadSystem {
  const inputs = new Inputs();
  const chain = requestChain(topology, inputs);
  if (chain === undefined) return { model: null, assumptions: inputs.assumptions, missing: inputs.missing };
  const zones = new ZoneIndex(topology);
  const peak = declared.peakRequestsPerSecond;
  if (peak !== undefined) {
    const field = {
      name: "peak, from outside",
      unit: "requests per second",
      attribute: "peakRequestsPerSecond",
    };
    inputs.use(peak, field, "declared");
  }
  const tiers = chain.tiers.map((tier, index) => {
    const before = chain.tiers[index - 1]?.fleet.address;
    const caller =
      before === undefined
        ? callerOf(
            {
              who: "clients",
              field: "clients",
              declared: declared.clients,
              dnsSeconds: declared.clientDnsSeconds,
            },
            tier.balancer,
            inputs,
          )
        : callerOf(
            {
              who: before,
              address: before,
              field: "calls",
              declared: declared.fleets[before]?.calls,
              dnsSeconds: undefined,
            },
            tier.balancer,
            inputs,
          );
    return tierModel({ tier, caller, declared, zones, inputs });
  });
  const database =
    chain.database === undefined ? null : databaseModel(chain.database, declared, zones, inputs);
  const { assumptions, missing } = inputs;
  const model = { zones: zones.names, tiers, database, peakPerSecond: peak ?? null };
  return { model: missing.length > 0 ? null : model, assumptions, missing };
}
