import { z } from "zod";
import { REGIONS } from "../regions";
import { integer, reason, text } from "./primitives";

const retentionDays = integer(1, 36_500, "days");

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
const lock = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    /** Nobody shortens or deletes a backup, but who may remove the lock. */
    z.strictObject({
      kind: z.literal("governance"),
      /** Days below which no backup of the vault may be kept; at most its own retention. */
      minimumRetentionDays: retentionDays,
    }),
    /** Nobody at all, the account's root and AWS included, once the days in which it may be changed are over. */
    z.strictObject({
      kind: z.literal("compliance"),
      /** Days below which no backup of the vault may be kept; at most its own retention. */
      minimumRetentionDays: retentionDays,
      /** Days in which the lock may still be taken back; then it stays for good. */
      changeableForDays: integer(3, 36_500, "days"),
    }),
  ],
  {
    error:
      '{ kind: "none" }, { kind: "governance", minimumRetentionDays } or { kind: "compliance", minimumRetentionDays, changeableForDays }',
  },
);

const copy = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("region"),
      /** The other region, of the same partition. Changing it makes another vault and key there; what was copied stays. */
      region: z
        .string({ error: "another AWS region such as us-west-2" })
        .refine((value) => REGIONS.includes(value), { error: `one of ${REGIONS.join(", ")}` }),
      /** Days that a copy is kept. @default 35 */
      retentionDays: retentionDays.default(35),
    }),
  ],
  { error: '{ kind: "none" } or { kind: "region", region }' },
);

/**
 * A second place for backups, beside the point-in-time recovery of RDS itself: a vault of AWS Backup. Its backups
 * outlive the instance and its automated backups, and where data is retained its policy lets nobody delete them.
 * `none` leaves the database with what RDS keeps of itself, for a reason.
 */
export const backupVault = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("daily"),
      /** Days that a daily backup is kept; billed by GB and month. @default 35 */
      retentionDays: retentionDays.default(35),
      /**
       * When the daily backup may start, hh:mm in UTC; it starts within the hour. Away from RDS's own windows, and from
       * the hour before them, in which a backup fails. @default "06:00"
       */
      startTime: text(/^([01]\d|2[0-3]):[0-5]\d$/, "hh:mm in UTC").default("06:00"),
      /** Whether the vault refuses that backups are shortened or deleted. Needs a retained environment. @default { kind: "none" } */
      lock: lock.default({ kind: "none" }),
      /** A copy of every backup in another region, with a key there; billed there too, and the transfer. @default { kind: "none" } */
      copy: copy.default({ kind: "none" }),
    }),
    z.strictObject({ kind: z.literal("none"), reason }),
  ],
  { error: '{ kind: "daily" } or { kind: "none", reason }' },
);
