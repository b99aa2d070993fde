import { z } from "zod";
import { FIELDS, integer } from "./primitives";
import { scenarioSchema } from "./scenario-schema";

const ESTIMATE = { error: "{ minimum, likely, maximum } in seconds" };

/** A time that nobody publishes: measure it, and say how it spreads. */
const estimate = z.strictObject(
  {
    /** The shortest of them, in seconds. */
    minimum: integer(0, 604_800, "seconds"),
    /** What it takes most often, in seconds. */
    likely: integer(0, 604_800, "seconds"),
    /** The longest of them, in seconds. */
    maximum: integer(0, 604_800, "seconds"),
  },
  ESTIMATE,
);

const rate = "a number of requests per second above 0, at most 1000000000";

const ratio = z
  .number({ error: "a number from 0 to 1" })
  .min(0, { error: "a number from 0 to 1" })
  .max(1, { error: "a number from 0 to 1" });

/** How something asks, for the simulation: clients from outside, or a tier that asks the tier behind it. */
const caller = {
  /** How often it asks again after an error, or an answer that never came. @default 0 */
  retries: integer(0, 20, "retries").default(0),
  /** The most retries, over first tries: a budget of 0.1 lets one in ten be a retry. @default no budget */
  retryBudgetRatio: ratio.optional(),
  /** Seconds that an answer is waited for. @default the balancer's idle timeout */
  timeoutSeconds: integer(1, 4000, "seconds").optional(),
};

const NEXT_ADDRESS = { error: "true or false" };

const tierLoad = z.strictObject(
  {
    /** Requests that one request from outside causes in this tier. @default 1 */
    requestsPerOutsideRequest: z
      .number({ error: "a number above 0, at most 1000" })
      .gt(0, { error: "a number above 0, at most 1000" })
      .max(1000, { error: "a number above 0, at most 1000" })
      .default(1),
    /**
     * Seconds from the start of the operating system to the first passed check: measure it. Never longer than the
     * grace period, or Auto Scaling replaces what still boots. @default 45, 90, 300, printed as an assumption
     */
    bootSeconds: estimate.optional(),
    /**
     * Seconds from the start of an instance of the warm pool to the first passed check, for the simulation: measure it.
     * @default the shortest boot, printed as an assumption
     */
    warmStartSeconds: estimate.optional(),
    /**
     * Requests that may wait in one instance before it refuses more, for the simulation.
     * @default what the sample's servers hold, else all that come: the worst, as their callers leave before they are served
     */
    waitingRequestsPerInstance: integer(1, 1_000_000, "requests").optional(),
    /** How its instances ask the tier behind them. @default no retries */
    calls: z
      .strictObject(
        {
          ...caller,
          /** Whether they go on to the next address of a name where one does not answer. @default true for the sample, else false */
          triesNextAddress: z.boolean(NEXT_ADDRESS).optional(),
        },
        FIELDS,
      )
      .prefault({}),
  },
  FIELDS,
);

const databaseLoad = z.strictObject(
  {
    /** Connections that one backend instance opens at most. @default not declared: the drill cannot tell */
    poolSizePerInstance: integer(1, 100_000, "connections").optional(),
    /** Seconds from the name's pointing to the new primary until the pool works again. @default 10 */
    reconnectSeconds: integer(0, 3600, "seconds").default(10),
    /** Seconds that a client keeps the database's address. @default 5, the time to live of RDS's names */
    dnsSeconds: integer(0, 3600, "seconds").default(5),
    /** Seconds of a point-in-time restore, measured in an exercise. @default not declared: the drill cannot tell */
    restoreSeconds: estimate.optional(),
    /** Seconds that a minor engine upgrade keeps both hosts down, measured. @default not declared: the drill cannot tell */
    upgradeSeconds: estimate.optional(),
    /**
     * Whether the application reads its secret again when the database refuses it.
     * @default true for the sample, else not declared: the drill cannot tell
     */
    readsSecretAgain: z.boolean({ error: "true or false" }).optional(),
  },
  FIELDS,
);

/** What no Terraform configuration says. It changes nothing that is synthesized; `durable drill` reads it. */
export const loadSchema = z.strictObject(
  {
    /** Requests per second from outside at the peak. @default not declared: the drill cannot tell whether capacity lasts */
    peakRequestsPerSecond: z
      .number({ error: rate })
      .gt(0, { error: rate })
      .max(1_000_000_000, { error: rate })
      .optional(),
    /** Seconds that clients keep the address of the web balancer. @default 60, the time to live of its name */
    clientDnsSeconds: integer(0, 86_400, "seconds").default(60),
    /** How clients outside ask. @default no retries, and no next address */
    clients: z
      .strictObject(
        {
          ...caller,
          /** Whether they go on to the next address of a name where one does not answer, as browsers and curl do. @default false */
          triesNextAddress: z.boolean(NEXT_ADDRESS).default(false),
        },
        FIELDS,
      )
      .prefault({}),
    /** What requests are made of. @default all of them need the database, and write */
    requests: z
      .strictObject(
        {
          /** Of the requests from outside, the part that needs the database. @default 1, the worst */
          needDatabaseRatio: ratio.default(1),
          /** Of those that need it, the part that writes. @default 1 */
          writeRatio: ratio.default(1),
        },
        FIELDS,
      )
      .prefault({}),
    /** Scenarios of your own for `durable drill --simulate`, beside the ten that are there. @default none */
    scenarios: z.array(scenarioSchema).max(50).default([]),
    /** vCPUs of running instances that the account may have: the quota "Running On-Demand Standard instances". @default not declared */
    runningVcpuQuota: integer(1, 10_000_000, "vCPUs").optional(),
    /** What the web tier has to bear. @default each field's own */
    web: tierLoad.prefault({}),
    /** What the backend tier has to bear. @default each field's own */
    backend: tierLoad.prefault({}),
    /** How the backend uses the database. @default each field's own */
    database: databaseLoad.prefault({}),
  },
  FIELDS,
);
