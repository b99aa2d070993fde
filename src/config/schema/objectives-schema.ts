import { z } from "zod";
import { FIELDS, integer } from "./primitives";

const seconds = integer(0, 31_536_000, "seconds");
const AVAILABILITY = "a number from 0 to 0.999999: 0.999 leaves 43 minutes of a month";
const availability = z
  .number({ error: AVAILABILITY })
  .min(0, { error: AVAILABILITY })
  .max(0.999_999, { error: AVAILABILITY });

/** What is asked after one failure of a kind; `durable drill` ends with 3 where it is missed. */
function objective(defaults: {
  service: number;
  redundancy: number;
  dataLoss: number;
  availability: number;
}) {
  return z
    .strictObject(
      {
        /** Seconds, at worst, until requests are served again: detection, names, failover. @default by kind */
        serviceRecoverySeconds: seconds.default(defaults.service),
        /** Seconds, at worst, until what was lost is replaced. @default by kind */
        redundancyRecoverySeconds: seconds.default(defaults.redundancy),
        /** Seconds of written data that may be lost. @default by kind */
        dataLossSeconds: seconds.default(defaults.dataLoss),
        /** Of a month of 30 days in which one such failure happens: the part of it in which requests are served. @default by kind */
        availabilityRatio: availability.default(defaults.availability),
      },
      FIELDS,
    )
    .prefault({});
}

/** Recovery objectives by kind of disruption. The loss of the region is not covered: no objective can be declared. */
export const objectivesSchema = z.strictObject(
  {
    /** Software: a bad release, a bad migration, an upgrade, a secret. @default 4 hours, 4 hours, 5 minutes, 99 % */
    application: objective({ service: 14_400, redundancy: 14_400, dataLoss: 300, availability: 0.99 }),
    /** One thing fails: an instance, a subnet, a gateway, a balancer's node, the primary. @default 10 minutes, 30 minutes, 0, 99.9 % */
    infrastructure: objective({ service: 600, redundancy: 1800, dataLoss: 0, availability: 0.999 }),
    /** A zone fails, the database's primary with it. @default 10 minutes, 1 hour, 0, 99.9 % */
    zone: objective({ service: 600, redundancy: 3600, dataLoss: 0, availability: 0.999 }),
  },
  FIELDS,
);
