import type { Declared } from "../drill/declared";
import { chooseScenarios } from "../drill/simulation/scenarios/choose";
import { parseScenarios } from "../drill/simulation/scenarios/parse-scenarios";
import { simulate } from "../drill/simulation/simulate";
import type { SimulationReport } from "../drill/simulation/simulation-report";
import { usageError } from "../foundation/errors";
import type { Topology } from "../model/topology";
import type { CliContext } from "./context";
import { readText } from "./inputs";
import { SimulationWorkers } from "./simulation-workers";

export interface SimulationFlags {
  readonly simulate?: boolean;
  readonly seeds?: string;
  readonly seed?: string;
  readonly scenario?: readonly string[];
  readonly scenarios?: string;
  readonly quiet?: boolean;
}

const DEFAULT_SEEDS = 200;
const MOST_SEEDS = 100_000;

/** The simulation that was asked for; undefined where none was. Progress goes to stderr. */
export async function simulationOf(
  context: CliContext,
  topology: Topology,
  declared: Declared,
  flags: SimulationFlags,
): Promise<SimulationReport | undefined> {
  if (flags.simulate !== true) {
    refuseAlone(flags);
    return undefined;
  }
  const count = wholeNumber("--seeds", flags.seeds, DEFAULT_SEEDS, 1, MOST_SEEDS);
  const first = wholeNumber("--seed", flags.seed, 1, 0, Number.MAX_SAFE_INTEGER - MOST_SEEDS);
  const file = flags.scenarios;
  const own = file === undefined ? [] : parseScenarios(readText(context, file), file);
  const scenarios = chooseScenarios(flags.scenario ?? [], [...(declared.scenarios ?? []), ...own]);
  const progress = new Progress(context, flags.quiet === true, scenarios.length * count);
  const workers = new SimulationWorkers(count, (runs) => {
    progress.add(
      runs.length,
      runs.reduce((sum, { events }) => sum + events, 0),
    );
  });
  try {
    return await simulate({ topology, declared, scenarios, seeds: { first, count }, runAll: workers.runAll });
  } finally {
    await workers.close();
    progress.end();
  }
}

/** Says every few seconds how far it has come, and at the end how fast it was. */
class Progress {
  private readonly started: number;
  private said: number;
  private runs = 0;
  private events = 0;

  constructor(
    private readonly context: CliContext,
    private readonly isQuiet: boolean,
    private readonly total: number,
  ) {
    this.started = context.host.now();
    this.said = this.started;
  }

  add(runs: number, events: number): void {
    this.runs += runs;
    this.events += events;
    if (this.context.host.now() - this.said < 2000) return;
    this.said = this.context.host.now();
    this.say(`simulation: ${this.runs} of ${this.total} runs`);
  }

  end(): void {
    const seconds = Math.max(0.001, (this.context.host.now() - this.started) / 1000);
    const speed = Math.round(this.events / seconds);
    this.say(`simulation: ${this.runs} runs in ${seconds.toFixed(1)} s, ${speed} events per second`);
  }

  private say(text: string): void {
    if (!this.isQuiet) this.context.host.stderr.write(`${text}\n`);
  }
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
function refuseAlone({ seeds, seed, scenario, scenarios }: SimulationFlags): void {
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
