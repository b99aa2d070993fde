import type { Declared } from "../drill/declared";
import { chooseScenarios } from "../drill/simulation/scenarios/choose";
import { parseScenarios } from "../drill/simulation/scenarios/parse-scenarios";
import type { SimulationInput } from "../drill/simulation/simulate";
import { usageError } from "../foundation/errors";
import type { CliContext } from "./context";
import { readText } from "./inputs";

export interface SimulationFlags {
  readonly simulate?: boolean;
  readonly seeds?: string;
  readonly seed?: string;
  readonly scenario?: readonly string[];
  readonly scenarios?: string;
}

/** What is to be simulated. */
export type WantedSimulation = Pick<SimulationInput, "scenarios" | "seeds">;

const DEFAULT_SEEDS = 200;
const MOST_SEEDS = 100_000;

/**
 * What the flags ask for, checked before anything is read or drilled; undefined where no simulation is asked for.
 * @throws DurableError (usage)
 */
export function wantedSimulation(
  context: CliContext,
  declared: Declared,
  flags: SimulationFlags,
): WantedSimulation | undefined {
  if (flags.simulate !== true) {
    refuseAlone(flags);
    return undefined;
  }
  const count = wholeNumber("--seeds", flags.seeds, DEFAULT_SEEDS, 1, MOST_SEEDS);
  const first = wholeNumber("--seed", flags.seed, 1, 0, Number.MAX_SAFE_INTEGER - MOST_SEEDS);
  const file = flags.scenarios;
  const own = file === undefined ? [] : parseScenarios(readText(context, file), file);
  const scenarios = chooseScenarios(flags.scenario ?? [], [...(declared.scenarios ?? []), ...own]);
  return { scenarios, seeds: { first, count } };
}

function wholeNumber(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return otherwise;
  const value = /^\d{1,16}$/u.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw usageError({
    what: `${name} takes a whole number`,
    given: text,
    allowed: `${least} to ${most}`,
    next: "correct it and run the command again",
  });
}

/** What is said of a simulation that is not asked for would be lost in silence. */
export function refuseAlone({ seeds, seed, scenario, scenarios }: SimulationFlags): void {
  const given = Object.entries({
    "--seeds": seeds,
    "--seed": seed,
    "--scenario": scenario,
    "--scenarios": scenarios,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (given.length === 0) return;
  throw usageError({
    what: "There is no simulation that this could be about",
    given: given.join(", "),
    next: "add --simulate, or leave it out",
  });
}
