import { run } from "../../../../src/drill/simulation/engine/run";
import { LEAD_SECONDS } from "../../../../src/drill/simulation/engine/scenario-clock";
import { TimelineRecorder } from "../../../../src/drill/simulation/engine/timeline-recorder";
import type { WriteUp } from "./write-up";

const RUNS = 400;

/** The least and the most of all runs, in whole seconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export function predict({ models, scenario, ratePerSecond, quantity }: WriteUp): Interval {
  const values = models.flatMap((model) =>
    Array.from({ length: RUNS }, (_, seed) => {
      const timeline = new TimelineRecorder(seed);
      const result = run({ model, scenario, ratePerSecond, seed, timeline });
      const events = timeline
        .timeline()
        .events.map(({ atSeconds, text }) => ({ atSeconds: atSeconds - LEAD_SECONDS, text }));
      return quantity({ result, events });
    }),
  );
  return { from: Math.round(Math.min(...values)), to: Math.round(Math.max(...values)) };
}
