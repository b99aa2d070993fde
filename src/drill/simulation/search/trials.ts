import type { RunResult } from "../engine/run-result";
import { run } from "../engine/run";
import { isMissedIn, missedBy, type Wanted, worstOf } from "../results/misses";
import type { RunAll } from "../many-runs";
import type { Candidate, Mended } from "./candidate";

/** Runs in which a change has to hold; of more that are asked for, those that were hardest before it and the first. */
export const MOST_RUNS = 200;
/** The hardest of the runs before the change: most changes fail in one of them. */
export const HARD_RUNS = 9;

interface TrialsInput {
  readonly mended: Mended;
  readonly runs: readonly RunResult[];
  /** What is to be met. */
  readonly own: Wanted;
  /** All that is asked of the scenario. */
  readonly wanted: readonly Wanted[];
  readonly runAll: RunAll;
  /** Told of runs that are made here. */
  readonly onRuns: (runs: readonly RunResult[]) => void;
}

/** Tries changes on one scenario: under the same chances as before, the hardest first, and each change once. */
export class Trials {
  /** Seeds of the runs that missed it by the most. */
  private readonly hardest: readonly number[];
  private readonly metBefore: readonly Wanted[];
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly input: TrialsInput) {
    const { wanted, own, runs, mended } = input;
    this.hardest = runs
      .map((one) => ({ seed: one.seed, by: missedBy(own, one, mended.ratePerSecond) }))
      // What never ends is missed by infinity, and no two infinities differ.
      .sort((a, b) => (a.by === b.by ? a.seed - b.seed : b.by - a.by))
      .slice(0, HARD_RUNS)
      .map(({ seed }) => seed);
    this.metBefore = wanted.filter((each) => runs.every((one) => !this.misses(each, one)));
  }

  /** How many changes were tried. */
  get tried(): number {
    return this.answers.size;
  }

  /** Whether it holds in the runs that were the hardest before. */
  mayMeet(candidate: Candidate): boolean {
    const key = `${candidate.kind}: ${candidate.text}`;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.hardest.every((seed) => this.holds(candidate, this.runOf(candidate, seed)));
    this.answers.set(key, answer);
    return answer;
  }

  /** In how many runs it holds, which are all that were made; undefined where it fails in one. */
  async meets(candidate: Candidate): Promise<number | undefined> {
    if (!this.mayMeet(candidate)) return undefined;
    const { runs, runAll, mended } = this.input;
    const firstSeed = runs[0]?.seed ?? 0;
    const count = Math.min(runs.length, MOST_RUNS);
    const { model, scenario } = candidate;
    const made = await runAll({ model, scenario, ratePerSecond: mended.ratePerSecond, firstSeed, count });
    const others = this.hardest.filter((seed) => seed >= firstSeed + count).length;
    return made.every((one) => this.holds(candidate, one)) ? count + others : undefined;
  }

  /** What is found in the worst run of those that were the hardest before. */
  worst(candidate: Candidate): number | null {
    const made = this.hardest.map((seed) => this.runOf(candidate, seed));
    return worstOf(this.input.own.objective, made, this.input.mended.ratePerSecond);
  }

  private runOf({ model, scenario }: Candidate, seed: number): RunResult {
    const one = run({ model, scenario, ratePerSecond: this.input.mended.ratePerSecond, seed });
    this.input.onRuns([one]);
    return one;
  }

  /** Nothing else is given up for it: what was met before is met still. */
  private holds({ mostUseRatio = Infinity }: Candidate, one: RunResult): boolean {
    return (
      !one.isOutAtEnd &&
      !one.isDownThroughout &&
      one.maximumUtilizationRatio <= mostUseRatio + 1e-9 &&
      [this.input.own, ...this.metBefore].every((each) => !this.misses(each, one))
    );
  }

  private misses(wanted: Wanted, one: RunResult): boolean {
    return isMissedIn(wanted, one, this.input.mended.ratePerSecond);
  }
}
