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
import { SET_ASIDE } from "./set-aside";

/** The whole way from synthesized JSON to a report, with what the environment declares. */
export type DrillOf = (json: Json, environment: Environment) => DrillReport;

export interface Campaign {
  readonly known: readonly Outcome[];
  readonly setAside: readonly Outcome[];
  readonly harmless: readonly { readonly id: string; readonly alarms: Alarms }[];
  readonly equivalent: readonly { readonly id: string; readonly alarms: Alarms }[];
}

/** Every mutant and every harmless change, each held against the stack that it was made from. */
export function runCampaign(drill: DrillOf): Campaign {
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
  const alarms = (change: HarmlessChange): Campaign["harmless"][number] => ({
    id: change.id,
    alarms: alarmsOf(before(change.of ?? "prod"), after(change)),
  });
  return {
    known: KNOWN.map(outcome),
    setAside: SET_ASIDE.map(outcome),
    harmless: [
      ...HARMLESS.map(alarms),
      ...HARMLESS_ENVIRONMENTS.map(({ id, environment }) => ({
        id,
        alarms: alarmsOfAnother(before("prod"), drill(jsonOf(environment), environment)),
      })),
    ],
    equivalent: EQUIVALENTS.map(alarms),
  };
}

function jsonOf(environment: Environment): Json {
  return { ...synthesize(environment).durable };
}
