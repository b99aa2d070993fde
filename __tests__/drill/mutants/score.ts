import type { Environment } from "../../../src/config/environment";
import type { DrillReport } from "../../../src/drill/drill-report";
import { synthesize } from "../../support/synth";
import { apply } from "./apply";
import { BASELINES } from "./baselines";
import { type Alarms, alarmsOf, alarmsOfAnother, judgeMutant, type Outcome } from "./compare";
import { EQUIVALENTS } from "./equivalents";
import { HARMLESS } from "./harmless";
import type { HarmlessChange } from "./harmless-change";
import { HARMLESS_ENVIRONMENTS } from "./harmless-environments";
import type { Baseline, Mutant } from "./mutant";
import { KNOWN } from "./mutants";
import type { Json } from "./operations";
import { SECOND_ROUND } from "./second-round";
import { SET_ASIDE } from "./set-aside";

/** The whole way from synthesized JSON to a report, with what the environment declares. */
export type DrillOf = (json: Json, environment: Environment) => DrillReport;

export interface Quiet {
  readonly id: string;
  readonly alarms: Alarms;
}

export interface Campaign {
  readonly known: readonly Outcome[];
  readonly setAside: readonly Outcome[];
  readonly secondRound: readonly Outcome[];
  readonly harmless: readonly Quiet[];
  readonly equivalent: readonly Quiet[];
}

/** Every how many-th of a list: the shares of all workers together are the whole of it. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** A worker's share of the mutants and harmless changes, each held against the stack that it was made from. */
export function runShare(drill: DrillOf, { index, of: shares }: Share): Campaign {
  const own = <T>(items: readonly T[]): readonly T[] =>
    items.filter((_, position) => position % shares === index);
  const reports = new Map<Baseline, DrillReport>();
  const before = (of: Baseline): DrillReport => {
    const report = reports.get(of) ?? drill(jsonOf(BASELINES[of]), BASELINES[of]);
    reports.set(of, report);
    return report;
  };
  const after = ({ of = "prod", operations }: Mutant | HarmlessChange): DrillReport =>
    drill(operations.reduce(apply, jsonOf(BASELINES[of])), BASELINES[of]);
  const outcome = (mutant: Mutant): Outcome =>
    judgeMutant(mutant, before(mutant.of ?? "prod"), after(mutant));
  const alarms = (change: HarmlessChange): Quiet => ({
    id: change.id,
    alarms: alarmsOf(before(change.of ?? "prod"), after(change)),
  });
  return {
    known: own(KNOWN).map(outcome),
    setAside: own(SET_ASIDE).map(outcome),
    secondRound: own(SECOND_ROUND).map(outcome),
    harmless: [
      ...own(HARMLESS).map(alarms),
      ...own(HARMLESS_ENVIRONMENTS).map(({ id, environment }) => ({
        id,
        alarms: alarmsOfAnother(before("prod"), drill(jsonOf(environment), environment)),
      })),
    ],
    equivalent: own(EQUIVALENTS).map(alarms),
  };
}

/** The shares of all workers as one campaign, in the order of the lists. */
export function joinShares(shares: readonly Campaign[]): Campaign {
  const outcomes = (part: "known" | "setAside" | "secondRound", mutants: readonly Mutant[]) =>
    inOrder(
      mutants.map(({ id }) => id),
      shares.flatMap((share) => share[part]),
      ({ mutant }) => mutant.id,
    );
  const quiet = (part: "harmless" | "equivalent", changes: readonly { readonly id: string }[]) =>
    inOrder(
      changes.map(({ id }) => id),
      shares.flatMap((share) => share[part]),
      ({ id }) => id,
    );
  return {
    known: outcomes("known", KNOWN),
    setAside: outcomes("setAside", SET_ASIDE),
    secondRound: outcomes("secondRound", SECOND_ROUND),
    harmless: quiet("harmless", [...HARMLESS, ...HARMLESS_ENVIRONMENTS]),
    equivalent: quiet("equivalent", EQUIVALENTS),
  };
}

/** Throws where one is missing or there twice: a share that was lost is no score. */
function inOrder<T>(ids: readonly string[], items: readonly T[], idOf: (item: T) => string): readonly T[] {
  if (items.length !== ids.length) throw new Error(`${items.length} results for ${ids.length} ids`);
  const byId = new Map(items.map((item) => [idOf(item), item]));
  return ids.map((id) => {
    const item = byId.get(id);
    if (item === undefined) throw new Error(`no result for ${id}`);
    return item;
  });
}

function jsonOf(environment: Environment): Json {
  return { ...synthesize(environment).durable };
}
