import { z } from "zod";
import { FIELDS, integer, reason, text } from "./primitives";

/** CloudWatch looks back over one day at most. */
const minutes = integer(1, 1440, "minutes");
const percent = integer(1, 99, "percent");
const SECONDS = "a number of seconds above 0, at most 60";

/** When the alarms of one tier ring. Changing one changes its alarm in place. */
const tierAlarms = z
  .strictObject(
    {
      /** Answers of 5xx that the balancer itself gave in a minute, in 3 of 5 minutes. Lower rings at single lost targets. @default 10 */
      balancerErrorsPerMinute: integer(1, 1_000_000, "answers").default(10),
      /** Answers of 5xx that the instances gave in a minute, in 3 of 5 minutes. Lower rings at single failed requests. @default 10 */
      targetErrorsPerMinute: integer(1, 1_000_000, "answers").default(10),
      /** The share of requests, in percent, that must be answered in time: 99 watches the p99. @default 99 */
      latencyPercentile: integer(50, 99, "percent").default(99),
      /** Seconds in which that share is answered; more, in 3 of 5 minutes, rings. @default 2 */
      latencySeconds: z
        .number({ error: SECONDS })
        .gt(0, { error: SECONDS })
        .max(60, { error: SECONDS })
        .default(2),
      /** Minutes for which a target stays unhealthy. Shorter rings while Auto Scaling still replaces it. @default 5 */
      unhealthyMinutes: minutes.default(5),
      /** Minutes for which fewer instances than the minimum serve. Shorter rings at every replacement. @default 5 */
      belowMinimumMinutes: minutes.default(5),
      /** Minutes at the maximum: the group cannot grow any more. Shorter rings at peaks that pass. @default 15 */
      atMaximumMinutes: minutes.default(15),
      /** Minutes for which one zone has two healthy targets more than another. Shorter rings at scaling. @default 15 */
      zoneImbalanceMinutes: minutes.default(15),
      /** CPU credits left on the poorest instance; fewer rings. Watched with `cpuCredits: standard` alone. @default 30 */
      cpuCredits: integer(1, 10_000, "credits").default(30),
    },
    FIELDS,
  )
  .prefault({});

/** When the alarms of the database ring. Changing one changes its alarm in place. */
const databaseAlarms = z
  .strictObject(
    {
      /** CPU use in percent, over 5 minutes. @default 90 */
      cpuPercent: percent.default(90),
      /** Part of the connections that the class takes, in percent, over 5 minutes. @default 80 */
      connectionsPercent: percent.default(80),
      /** The connections that ring, as a number: for a class whose memory is not known here, or a `max_connections` of your own. @default from `connectionsPercent` */
      connections: integer(1, 100_000, "connections").exactOptional(),
      /** Free storage in percent of what is allocated, over 5 minutes. RDS itself adds storage below 10 %. @default 5 */
      freeStoragePercent: percent.default(5),
      /** Free memory in percent of the class's, over 15 minutes. @default 5 */
      freeMemoryPercent: percent.default(5),
      /** Free memory that rings, in MiB: for a class whose memory is not known here. @default from `freeMemoryPercent` */
      freeMemoryMiB: integer(1, 1_000_000, "MiB").exactOptional(),
      /** CPU credits left for an hour on a burstable class. @default 10 */
      cpuCredits: integer(1, 10_000, "credits").default(10),
      /** Seconds that a read replica lags behind, over 5 minutes. @default 60 */
      replicaLagSeconds: integer(1, 86_400, "seconds").default(60),
    },
    FIELDS,
  )
  .prefault({});

const alarms = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("on"),
      /** The tier that the internet reaches. @default each field's own */
      web: tierAlarms,
      /** The tier that only web instances reach. @default each field's own */
      backend: tierAlarms,
      /** The database. @default each field's own */
      database: databaseAlarms,
    }),
    z.strictObject({ kind: z.literal("none"), reason }),
  ],
  { error: '{ kind: "on" } or { kind: "none", reason }' },
);

const subscription = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("email"),
      /** Where the mail goes. */
      address: text(/^[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/, "an e-mail address"),
    }),
    z.strictObject({
      kind: z.literal("https"),
      /** Who is called, without a token. */
      url: text(
        /^https:\/\/[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+(:\d{1,5})?(\/[\w.~/-]{0,1000})?$/,
        "an https URL without user, query and fragment: a token in it would stand in the JSON and in the state",
      ),
    }),
  ],
  { error: '{ kind: "email", address } or { kind: "https", url }' },
);

const faultInjection = z.discriminatedUnion(
  "kind",
  [z.strictObject({ kind: z.literal("none") }), z.strictObject({ kind: z.literal("tagged") })],
  { error: '{ kind: "none" } or { kind: "tagged" }' },
);

/** Who hears of what. */
export const operationsSchema = z.strictObject(
  {
    /**
     * CloudWatch alarms on both balancers, both groups and the database, on because nobody else sees a group that heals
     * no more. Each watched metric is billed by the month, in cents. `none` gives them up for a reason; the event rules,
     * which cost nothing, stay.
     * @default { kind: "on" }, with the thresholds below
     */
    alarms: alarms.prefault({ kind: "on" }),
    /**
     * Who is told besides those who subscribe to the topic by hand. An address stands in the JSON and in the state. Each
     * confirms its subscription itself. Changing one replaces that subscription.
     * @default []
     */
    subscriptions: z.array(subscription, { error: "a list of subscriptions" }).default([]),
    /**
     * `tagged`: groups, instances, subnets and balancers carry the tag `AzImpairmentPower`, by which AWS FIS's scenario
     * "AZ Availability: Power Interruption" finds them. Whoever may start experiments in the account can then stop them.
     * Changing it rolls the instances.
     * @default { kind: "none" }
     */
    faultInjection: faultInjection.default({ kind: "none" }),
  },
  FIELDS,
);
