import { z } from "zod";
import { integer, oneOf } from "./primitives";

const SLOW_START = "0, or a whole number of seconds from 30 to 900";

/**
 * Slow start stands beside round robin alone: AWS takes it with no other algorithm.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export const balancing = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("round-robin"),
      /** Seconds over which a new target's share grows to a full one: 0 (at once), or 30 to 900. @default 0 */
      slowStartSeconds: integer(0, 900, "seconds", SLOW_START)
        .refine((value) => value === 0 || value >= 30, { error: SLOW_START })
        .default(0),
    }),
    /** To the target with the fewest requests under way: for requests of very different length. */
    z.strictObject({ kind: z.literal("least-outstanding-requests") }),
  ],
  {
    error:
      '{ kind: "round-robin" }, { kind: "round-robin", slowStartSeconds } or { kind: "least-outstanding-requests" }',
  },
);

/**
 * `monitor` is not offered: it lets through what the others refuse.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export const desyncMitigation = oneOf(["strictest", "defensive"]);
