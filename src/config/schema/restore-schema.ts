import { z } from "zod";
import { text } from "./primitives";

const IDENTIFIER = "an RDS identifier: letters, digits and single hyphens, from a letter on, at most 63";
const identifier = text(/^(?!.*--)[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/, IDENTIFIER);

/**
 * What the database is made from, where Terraform makes it: it changes nothing of one that Terraform has. Keep it as long
 * as that database lives: taking it away would replace the database, which a retained environment refuses at plan time.
 * Name, master user and storage stay those of what is restored. The steps are in docs/restore.md.
 */
export const restore = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("snapshot"),
      /** The identifier of a snapshot of this region, or its ARN where it is shared or in the vault of AWS Backup. */
      snapshotIdentifier: text(
        /^(arn:aws[\w-]*:rds:[a-z0-9-]+:\d{12}:snapshot:)?[a-zA-Z][\w:.-]{0,254}$/,
        "the identifier of a snapshot, or its ARN",
      ),
    }),
    z.strictObject({
      kind: z.literal("point-in-time"),
      /** The instance that is gone back in: by the name it has then, after it made room for the new one. */
      sourceIdentifier: identifier,
      /** A moment in UTC such as 2026-11-27T08:30:00Z, within the retention, or the latest there is: about 5 minutes ago. */
      at: text(
        /^(latest|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)$/,
        '"latest", or a moment in UTC such as "2026-11-27T08:30:00Z"',
      ),
    }),
  ],
  {
    error: '{ kind: "snapshot", snapshotIdentifier } or { kind: "point-in-time", sourceIdentifier, at }',
  },
);
