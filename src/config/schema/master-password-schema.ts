import { z } from "zod";
import { integer } from "./primitives";

const ALLOWS = '{ kind: "nothing" }, { kind: "read-replicas", zones } or { kind: "blue-green-updates" }';

/**
 * One of the two at most: a blue/green update of Terraform's provider leaves the replicas behind, at the old instance.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance#blue_green_update
 * https://github.com/hashicorp/terraform-provider-aws/issues/33702
 */
const allows = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("nothing") }),
    /** Copies that are read from, each billed as an instance; what is read there may be seconds old. */
    z.strictObject({
      kind: z.literal("read-replicas"),
      /** A replica in each of these zones of the environment. One more or less changes no other. */
      zones: z
        .array(z.string({ error: "the name of a zone such as us-east-1a" }), { error: "zones, each once" })
        .min(1, { error: "at least one zone" }),
    }),
    /**
     * Changes of version, class and parameters are made to a copy, which takes the place within about a minute; while
     * they last two databases are billed.
     */
    z.strictObject({ kind: z.literal("blue-green-updates") }),
  ],
  { error: ALLOWS },
);

/**
 * RDS takes neither read replicas nor blue/green updates where it keeps the master password itself.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
 */
export const masterPassword = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("managed") }),
    /**
     * A secret of the system's own. Secrets Manager makes the password in a deploy, and it reaches the database without
     * standing in JSON, plan or state. It takes Terraform 1.11, and who plans has to be able to read the secret.
     */
    z.strictObject({
      kind: z.literal("own"),
      /** A higher number makes a new password, in the secret and the database, in one deploy. @default 1 */
      version: integer(1, 1_000_000, "passwords").default(1),
      /** What a managed password excludes. @default { kind: "nothing" } */
      allows: allows.prefault({ kind: "nothing" }),
    }),
  ],
  { error: '{ kind: "managed" } or { kind: "own" }' },
);
