import type { Scenario } from "./scenario";

const MINUTE = 60;
const HOLD_SECONDS = 30 * MINUTE;
const AFTER_SECONDS = 20 * MINUTE;
/** Longer than a launch, a boot of the assumed length and a check. */
export const ANNOUNCED_SECONDS = 15 * MINUTE;

/** Jumps of traffic, from the smallest fleets at the target of their scaling. */
export const surgeScenarios: readonly Scenario[] = [2, 5, 10].flatMap((factor) => [
  surge(factor, "step", 0),
  surge(factor, "ramp", 10 * MINUTE),
  announced(factor),
]);

function surge(factor: number, shape: string, rampSeconds: number): Scenario {
  const how = rampSeconds === 0 ? "at once" : `within ${rampSeconds / MINUTE} minutes`;
  return {
    id: `surge-x${factor}-${shape}`,
    title: `${factor} times the load, ${how}`,
    description: `From what the smallest fleets hold at the target of their scaling to ${factor} times that ${how}, for ${HOLD_SECONDS / MINUTE} minutes.`,
    judgedAs: "surge",
    durationSeconds: rampSeconds + HOLD_SECONDS + AFTER_SECONDS,
    load: { kind: "target-at-minimum" },
    surges: [{ factor, atSeconds: 0, rampSeconds, holdSeconds: HOLD_SECONDS }],
    faults: [],
    // Twice the load is what the headroom for a lost zone is for; more is beyond the peak that was declared.
    ...(factor <= 2 ? { countsBeyondPeak: true } : {}),
  };
}

/** The same step when everybody knew: a while after the scheduled action that prepares for it. */
function announced(factor: number): Scenario {
  const step = surge(factor, "announced", 0);
  return {
    ...step,
    title: `${factor} times the load at once, as scheduled`,
    description: `${step.description} It begins ${ANNOUNCED_SECONDS / MINUTE} minutes after the scheduled action that asks for the most instances.`,
    triggerAfterScheduleSeconds: ANNOUNCED_SECONDS,
  };
}
