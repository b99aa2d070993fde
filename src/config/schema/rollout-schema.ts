import { z } from "zod";
import { FIELDS, integer, reason, text } from "./primitives";

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html */
export const replacement = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("launch-first"),
      /** How many may run meanwhile, in percent of the desired capacity, 101 to 200. @default 150 */
      maximumHealthyPercent: integer(101, 200, "percent").default(150),
    }),
    z.strictObject({
      kind: z.literal("terminate-first"),
      /** How many go on serving, in percent of the desired capacity, 50 to 99. */
      minimumHealthyPercent: integer(50, 99, "percent"),
      reason,
    }),
  ],
  { error: '{ kind: "launch-first" } or { kind: "terminate-first", minimumHealthyPercent, reason }' },
);

const PERCENTAGES =
  "percentages that rise from 1 on and end at 100: what comes after the last is never replaced";

const checkpoints = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("at"),
      /** Shares of the fleet after which the rollout waits, rising, the last 100. */
      percentages: z
        .array(integer(1, 100, "percent"), { error: PERCENTAGES })
        .refine(
          (list) =>
            list.at(-1) === 100 &&
            list.every((percent, index) => index === 0 || percent > (list[index - 1] ?? 0)),
          { error: PERCENTAGES },
        ),
      /** Seconds it waits there, 0 to 172800: the time to look, and for alarms to speak. @default 600 */
      waitSeconds: integer(0, 172_800, "seconds").default(600),
    }),
  ],
  { error: '{ kind: "none" } or { kind: "at", percentages }' },
);

const alarms = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("own"),
      /** Answers with a 5xx of all answers of the instances, in percent. @default 5 */
      failedPercent: integer(1, 100, "percent").default(5),
      /** Minutes in a row above it. @default 2 */
      minutes: integer(1, 60, "minutes").default(2),
    }),
    z.strictObject({
      kind: z.literal("named"),
      /** Names of CloudWatch alarms of the environment's account and region. */
      names: z
        .array(text(/^[^\n\r]{1,255}$/, "the name of a CloudWatch alarm"), {
          error: "1 to 10 names of alarms",
        })
        .min(1, { error: "1 to 10 names of alarms" })
        .max(10, { error: "1 to 10 names of alarms" }),
    }),
  ],
  { error: '{ kind: "none" }, { kind: "own" } or { kind: "named", names }' },
);

/** How a new launch template reaches the instances; a failed rollout is rolled back, whatever stands here. */
export const rollout = z.strictObject(
  {
    /** Where a rollout pauses. `durable` waits an hour for a rollout, and tells then that it goes on. @default { kind: "none" } */
    checkpoints: checkpoints.default({ kind: "none" }),
    /**
     * What turns a rollout back that passes its health check and is wrong all the same. Not by default: while an alarm
     * of its list is on, Auto Scaling starts no refresh, the one that brings the cure neither.
     * @default { kind: "none" }
     */
    alarms: alarms.default({ kind: "none" }),
  },
  FIELDS,
);
