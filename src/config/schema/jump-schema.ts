import { z } from "zod";
import { FIELDS, integer, reason } from "./primitives";

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html: step adjustments of a policy. */
const MOST_STEPS = 20;

const STEPS = `1 to ${MOST_STEPS} steps { fromPercentOfTarget, addPercent }, both rising from step to step`;

const step = z.strictObject(
  {
    /** Where the step begins, in percent of the tier's request target. */
    fromPercentOfTarget: integer(110, 5000, "percent of the request target"),
    /** Instances that it adds, in percent of those that are there. */
    addPercent: integer(1, 1000, "percent of the instances"),
  },
  FIELDS,
);

const steps = z
  .array(step, { error: STEPS })
  .min(1, { error: STEPS })
  .max(MOST_STEPS, { error: STEPS })
  .refine(
    (list) =>
      list.every((one, index) => {
        const before = list[index - 1];
        return (
          before === undefined ||
          (one.fromPercentOfTarget > before.fromPercentOfTarget && one.addPercent > before.addPercent)
        );
      }),
    { error: STEPS },
  );

/** Each adds what the lowest load of the step needs: what is missing above it, target tracking adds. */
const DEFAULT_STEPS = [
  { fromPercentOfTarget: 150, addPercent: 50 },
  { fromPercentOfTarget: 200, addPercent: 100 },
  { fromPercentOfTarget: 300, addPercent: 200 },
];

export const jump = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("step"),
      /** Rising steps, at most 20. @default 150 % adds 50 %, 200 % adds 100 %, 300 % adds 200 % */
      steps: steps.default(DEFAULT_STEPS),
      /** Minutes in a row above the first step before it acts. @default 1, the shortest of the balancer's metrics */
      minutes: integer(1, 3, "minutes").default(1),
    }),
    z.strictObject({ kind: z.literal("none"), reason }),
  ],
  { error: '{ kind: "step" } or { kind: "none", reason }' },
);
