import { z } from "zod";
import { FIELDS, integer, oneOf } from "./primitives";

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html: 30 to 7200 seconds. */
const timeout = integer(30, 7200, "seconds");

const HOOK = '{ kind: "none" } or { kind: "wait" }';

const launch = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("wait"),
      /** Seconds that a new instance may take until it says that it serves, 30 to 7200. @default 600 */
      timeoutSeconds: timeout.default(600),
      /** What becomes of one that never says it: `abandon` ends it, `continue` lets it serve. @default "abandon" */
      onTimeout: oneOf(["abandon", "continue"]).default("abandon"),
    }),
  ],
  { error: HOOK },
);

const terminate = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("wait"),
      /** Seconds that an instance has to end its work after its balancer let it go, 30 to 7200. @default 60 */
      timeoutSeconds: timeout.default(60),
    }),
  ],
  { error: HOOK },
);

/**
 * Lifecycle hooks: an instance waits until it is told to go on. The sample and artifacts tell it themselves, once their
 * health check answers here; a script of one's own has to call `aws autoscaling complete-lifecycle-action`. Instances
 * need the interface endpoint `autoscaling` for that.
 */
export const lifecycleHooks = z.strictObject(
  {
    /** Before a new instance is registered with its balancer. @default { kind: "none" } */
    launch: launch.default({ kind: "none" }),
    /** Before an instance that leaves is ended, after its balancer let it go. @default { kind: "none" } */
    terminate: terminate.default({ kind: "none" }),
  },
  FIELDS,
);
