import { EventQueue } from "./event-queue";
import { RandomStream } from "./random-stream";

export type Note = (atSeconds: number, text: string) => void;

/** The clock of one run, what is planned, its chances, and what all parts of the system share. */
export class World {
  now = 0;
  private readonly events = new EventQueue();
  /** Events that happened. */
  happened = 0;
  /** How many faults hold the zone down, and keep launches out of it. */
  readonly zoneDown: number[];
  readonly zoneClosed: number[];
  /** How many faults keep every launch from happening. */
  launchesStopped = 0;

  constructor(
    private readonly seed: number,
    zones: number,
    /** When the trigger comes: phases of checks count from here. */
    readonly triggerAt: number,
    private readonly onNote?: Note,
  ) {
    this.zoneDown = Array.from({ length: zones }, () => 0);
    this.zoneClosed = Array.from({ length: zones }, () => 0);
  }

  stream(component: string): RandomStream {
    return new RandomStream(this.seed, component);
  }

  at(seconds: number, action: () => void): void {
    this.events.plan(Math.max(seconds, this.now), action);
  }

  after(seconds: number, action: () => void): void {
    this.events.plan(this.now + Math.max(0, seconds), action);
  }

  get nextAt(): number {
    return this.events.nextAt;
  }

  happen(): void {
    const action = this.events.take();
    this.happened += 1;
    action();
  }

  /** For people who read the timeline; built only where somebody listens. */
  note(text: () => string): void {
    this.onNote?.(this.now, text());
  }
}
