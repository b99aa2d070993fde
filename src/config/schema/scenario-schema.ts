import { z } from "zod";
import { integer, text } from "./primitives";

const DAY = 86_400;
/** Of a run, in seconds. */
const SHORTEST = 60;
const seconds = integer(0, DAY, "seconds");
const ratio = z
  .number({ error: "a number from 0 to 1" })
  .min(0, { error: "a number from 0 to 1" })
  .max(1, { error: "a number from 0 to 1" });
const RATE = "a number of requests per second above 0, at most 1000000000";
const FACTOR = "a factor above 0, at most 1000";
const address = text(/^[\w.[\]"-]{1,200}$/, "a Terraform address, such as aws_autoscaling_group.web_group");

const tier = z
  .union(
    [
      z.literal("narrowest"),
      z.literal("all"),
      z.strictObject({ /** The address of the Auto Scaling group. */ fleet: address }),
    ],
    {
      error: '"narrowest", "all" or { fleet: an address }',
    },
  )
  .default("narrowest");
const zone = z
  .union(
    [
      z.literal("fullest"),
      z.strictObject({ /** The name of a zone. */ zone: text(/^[a-z0-9-]{1,40}$/, "the name of a zone") }),
    ],
    {
      error: '"fullest" or { zone: a name }',
    },
  )
  .default("fullest");
const atSeconds = seconds.default(0);

const fault = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("instance-loss"),
      /** Seconds after the trigger. @default 0 */
      atSeconds,
      /** The one that works nearest to what it can do, all, or one by its address. @default "narrowest" */
      tier,
      /** How many instances. @default 1 */
      count: integer(1, 1000, "instances").default(1),
      /** The host is gone, or it runs and its service answers no more. @default "host" */
      cause: z.enum(["host", "service"], { error: '"host" or "service"' }).default("host"),
    }),
    z.strictObject({
      kind: z.literal("zone-outage"),
      /** Seconds after the trigger. @default 0 */
      atSeconds,
      /** The one with the most instances, or one by its name. @default "fullest" */
      zone,
      /** Seconds until it is over. */
      lastsSeconds: seconds,
      /** Seconds after that in which nothing can be launched there. @default 0 */
      recoverySeconds: seconds.default(0),
      /** Of its instances, the part that is lost; with 1 balancer nodes and a primary go too. @default 1 */
      ratio: ratio.default(1),
      /** Whether the database's primary is in the zone, where it may be in another. @default "there": the worst */
      primary: z.enum(["there", "elsewhere"], { error: '"there" or "elsewhere"' }).default("there"),
    }),
    z.strictObject({
      kind: z.literal("grey"),
      /** Seconds after the trigger. @default 0 */
      atSeconds,
      /** Seconds until it is over. */
      lastsSeconds: seconds,
      /** Some instances of a tier, or all of a zone. */
      where: z.union(
        [
          z.strictObject({
            /** The one that works nearest to what it can do, all, or one by its address. @default "narrowest" */
            tier,
            /** How many instances. @default 1 */
            count: integer(1, 1000, "instances").default(1),
          }),
          z.strictObject({
            /** The one with the most instances, or one by its name. @default "fullest" */ zone,
          }),
        ],
        { error: "{ tier, count } or { zone }" },
      ),
      /** Of their requests, the part that fails. */
      failRatio: ratio,
      /** Of their health checks, the part that fails. @default 0 */
      checkFailRatio: ratio.default(0),
    }),
    z.strictObject({
      kind: z.literal("database-failover"),
      /** Seconds after the trigger. @default 0 */ atSeconds,
    }),
    z.strictObject({
      kind: z.literal("no-launches"),
      /** Seconds after the trigger. @default 0 */ atSeconds,
      /** Seconds until it is over. */ lastsSeconds: seconds,
    }),
    z.strictObject({
      kind: z.literal("bad-version"),
      /** Seconds after the trigger. @default 0 */ atSeconds,
      /** As for an instance that is lost. @default "narrowest" */ tier,
    }),
  ],
  {
    error:
      "a fault of a known kind: instance-loss, zone-outage, grey, database-failover, no-launches, bad-version",
  },
);

const surge = z.strictObject({
  /** Times the load before it. */
  factor: z.number({ error: FACTOR }).gt(0, { error: FACTOR }).max(1000, { error: FACTOR }),
  /** Seconds after the trigger. @default 0 */
  atSeconds,
  /** Seconds until it is at its height; 0 is a step. @default 0 */
  rampSeconds: seconds.default(0),
  /** Seconds at its height; then it is gone at once. */
  holdSeconds: seconds,
});

const load = z
  .discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("peak") }),
      z.strictObject({ kind: z.literal("target-at-minimum") }),
      z.strictObject({
        kind: z.literal("rate"),
        /** Requests per second from outside. */
        requestsPerSecond: z.number({ error: RATE }).gt(0, { error: RATE }).max(1e9, { error: RATE }),
      }),
    ],
    { error: '{ kind: "peak" }, { kind: "target-at-minimum" } or { kind: "rate", requestsPerSecond }' },
  )
  .default({ kind: "peak" });

/** A scenario of the user's own, for `durable drill --simulate`. Times are seconds after the trigger. */
export const scenarioSchema = z
  .strictObject({
    /** By which --scenario asks for it. */
    id: text(/^[a-z0-9][a-z0-9-]{0,59}$/, "lower-case letters, digits and hyphens, at most 60"),
    /** One line for people. @default the id */
    title: text(/^[^\n\r]{1,120}$/, "one line of at most 120 characters").optional(),
    /** What happens, in a sentence. @default nothing */
    description: text(/^[^\n\r]{0,500}$/, "one line of at most 500 characters").default(""),
    /** Whose objectives it is held against; a surge against a single failed request. @default "zone" */
    judgedAs: z
      .enum(["application", "infrastructure", "zone", "surge"], {
        error: '"application", "infrastructure", "zone" or "surge"',
      })
      .default("zone"),
    /** How long a run goes on after the trigger, at most a day. */
    durationSeconds: integer(SHORTEST, DAY, "seconds"),
    /** Requests from outside before the trigger: the declared peak, what the smallest fleets hold at their target, or a rate. @default { kind: "peak" } */
    load,
    /** Jumps of the load. @default none */
    surges: z.array(surge).max(10).default([]),
    /** What fails. @default none */
    faults: z.array(fault).max(20).default([]),
    /** Seconds after midnight at the trigger, in the time zone of the schedules. @default none: scheduled actions do not happen in the run */
    triggerSecondOfDay: integer(0, DAY - 1, "seconds").optional(),
    /** Instead: seconds from the scheduled action that asks for the most instances to the trigger. @default none */
    triggerAfterScheduleSeconds: integer(0, DAY - 1, "seconds").optional(),
  })
  .refine(
    ({ triggerSecondOfDay, triggerAfterScheduleSeconds }) =>
      triggerSecondOfDay === undefined || triggerAfterScheduleSeconds === undefined,
    { error: "triggerSecondOfDay or triggerAfterScheduleSeconds, not both" },
  )
  .refine(
    ({ durationSeconds, faults, surges }) =>
      // A run that is too short is one problem, and has been told.
      durationSeconds < SHORTEST || [...faults, ...surges].every((each) => each.atSeconds < durationSeconds),
    { error: "everything begins before durationSeconds is over" },
  )
  .refine(({ faults, surges }) => faults.length + surges.length > 0, {
    error: "at least one fault or surge",
  });
