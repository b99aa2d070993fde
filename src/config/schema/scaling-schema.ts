import { z } from "zod";
import { jump } from "./jump-schema";
import { prediction } from "./prediction-schema";
import { FIELDS, integer, reason } from "./primitives";
import { schedules } from "./schedule-schema";

const headroom = z.discriminatedUnion(
  "kind",
  [z.strictObject({ kind: z.literal("zone-loss") }), z.strictObject({ kind: z.literal("waived"), reason })],
  { error: '{ kind: "zone-loss" } or { kind: "waived", reason }' },
);

const rate = "a number of requests per second above 0";

export const scaling = z.strictObject(
  {
    /** Requests per second that one instance serves at full use: measured by you, used for the request target. */
    ratedRequestsPerSecond: z
      .number({ error: rate })
      .gt(0, { error: rate })
      .max(1_000_000, { error: "at most 1000000 requests per second" }),
    /** CPU use that target tracking holds, in percent. @default the highest that survives the loss of a zone */
    cpuTargetPercent: integer(5, 90, "percent").optional(),
    /** Requests per target and minute that target tracking holds. @default the highest that survives the loss of a zone */
    requestsPerTargetPerMinute: integer(1, 60_000_000, "requests per minute").optional(),
    /** `zone-loss`: targets above static stability are refused. `waived` lets them through and says why. @default zone-loss */
    headroom: headroom.default({ kind: "zone-loss" }),
    /**
     * What a sudden jump of traffic does before target tracking, which wants three minutes above its target, acts:
     * one minute far above the request target adds instances at once, by steps. It never takes any away. One CloudWatch
     * alarm; changing it replaces nothing.
     * @default { kind: "step" }: 150 % of the request target adds 50 %, 200 % adds 100 %, 300 % adds 200 %
     */
    jump: jump.prefault({ kind: "step" }),
    /**
     * Other sizes at known times. Each sets the minimum and the maximum of the group, which keeps them until the next
     * one; a deploy leaves them alone. Between the tier's own minimum and maximum, and all in one time zone.
     * @default none
     */
    schedules: schedules.default([]),
    /**
     * Launches ahead of a load that repeats by the day or the week. `forecast-only` shows what it would do, and does
     * nothing. It needs 24 hours of history, better two weeks; changing it replaces nothing, and costs nothing.
     * @default { kind: "none" }
     */
    prediction: prediction.prefault({ kind: "none" }),
  },
  FIELDS,
);
