import type { RunResult } from "../drill/simulation/engine/run-result";
import type { CliContext } from "./context";

/** Says every few seconds how far it has come, and at the end how fast it was. */
export class SimulationProgress {
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

  add(runs: readonly RunResult[]): void {
    this.runs += runs.length;
    this.events += runs.reduce((sum, { events }) => sum + events, 0);
    if (this.context.host.now() - this.said < 2000) return;
    this.said = this.context.host.now();
    this.say(`simulation: ${this.runs} runs of at least ${this.total}`);
  }

  /** What misses an objective is run again with changes. */
  search(scenario: string): void {
    this.said = this.context.host.now();
    this.say(`simulation: looks for the smallest change that mends ${scenario}`);
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
