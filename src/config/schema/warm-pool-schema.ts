import { z } from "zod";
import { integer } from "./primitives";

/** What every warm pool has, whatever its instances do meanwhile. */
const size = {
  /** Instances that wait in the pool at least, 0 to 1000. @default 1 */
  minimum: integer(0, 1000, "instances").default(1),
  /**
   * Instances of group and pool together, at most the group's maximum.
   * @default the group's maximum: the pool holds all that the group may still want
   */
  preparedMaximum: integer(2, 1000, "instances").optional(),
  /** Whether an instance that is scaled in goes back to the pool, with what is on its disk. @default false */
  reuse: z.boolean({ error: "true or false" }).default(false),
};

const KINDS =
  '{ kind: "none" }, { kind: "stopped" } or { kind: "running" } (hibernation is not offered: it wants an image, a volume and a type that take it)';

/**
 * Instances that have booted once and wait: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html.
 * Stopped ones cost their volumes, running ones as much as any.
 */
export const warmPool = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("stopped"), ...size }),
    z.strictObject({ kind: z.literal("running"), ...size }),
  ],
  { error: KINDS },
);
