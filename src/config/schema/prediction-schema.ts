import { z } from "zod";
import { integer } from "./primitives";

const beyondMaximum = z.discriminatedUnion(
  "kind",
  [
    /** The forecast is cut off at the group's maximum. */
    z.strictObject({ kind: z.literal("stay") }),
    z.strictObject({
      kind: z.literal("raise"),
      /** Room above the forecast, in percent of it. */
      bufferPercent: integer(0, 100, "percent"),
    }),
  ],
  { error: '{ kind: "stay" } or { kind: "raise", bufferPercent }' },
);

/**
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html. The forecast is of
 * the CPU, whose target is a share of an instance: a forecast of requests would count by the hour.
 */
export const prediction = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("forecast-only") }),
    z.strictObject({
      kind: z.literal("forecast-and-scale"),
      /** Seconds ahead of the forecast hour in which instances are launched, 0 to 3600. @default 300 */
      launchAheadSeconds: integer(0, 3600, "seconds").default(300),
      /**
       * What a forecast does that comes near the group's maximum or passes it. `stay` keeps the maximum. `raise` lets
       * Auto Scaling raise it, which adds to the bill and to the connections of the database. @default { kind: "stay" }
       */
      beyondMaximum: beyondMaximum.default({ kind: "stay" }),
    }),
  ],
  { error: '{ kind: "none" }, { kind: "forecast-only" } or { kind: "forecast-and-scale" }' },
);
