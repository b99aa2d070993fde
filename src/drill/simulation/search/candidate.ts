import type { SmallestChange } from "../../drill-report";
import type { SystemModel, TierModel } from "../model/system-model";
import type { Scenario } from "../scenarios/scenario";
import type { SimulatedChange } from "../simulation-report";

/** Settings that could be others, and the system and the scenario that would come of it. */
export interface Candidate {
  readonly kind: SimulatedChange["kind"];
  readonly text: string;
  readonly settings: readonly SmallestChange[];
  readonly model: SystemModel;
  readonly scenario: Scenario;
  /** No instance may be used more, in no moment of a run. @default as much as there is */
  readonly mostUseRatio?: number;
}

/** What is to be mended. */
export interface Mended {
  readonly model: SystemModel;
  readonly scenario: Scenario;
  /** From outside, before the trigger: the same whatever is changed. */
  readonly ratePerSecond: number;
}

/** The model with some tiers changed. */
export function withTiers(
  model: SystemModel,
  change: (tier: TierModel, index: number) => TierModel,
): SystemModel {
  return { ...model, tiers: model.tiers.map(change) };
}

/** `3 of web and 7 of backend`: those that are not 0. */
export function perTier({ tiers }: SystemModel, sizes: readonly number[]): string {
  return tiers
    .flatMap(({ fleet }, index) => ((sizes[index] ?? 0) > 0 ? [`${sizes[index] ?? 0} of ${fleet}`] : []))
    .join(" and ");
}
