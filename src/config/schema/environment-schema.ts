import { z } from "zod";
import { REGIONS } from "../regions";
import { databaseSchema } from "./database-schema";
import { loadSchema } from "./load-schema";
import { networkSchema } from "./network-schema";
import { objectivesSchema } from "./objectives-schema";
import { operationsSchema } from "./operations-schema";
import { FIELDS, oneOf, reason, text } from "./primitives";
import { backendSchema, webSchema } from "./tier-schema";

const protection = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("retained") }),
    z.strictObject({ kind: z.literal("disposable"), reason }),
  ],
  { error: '{ kind: "retained" } or { kind: "disposable", reason }' },
);

const stateBackend = z.strictObject(
  {
    /**
     * What keeps two runs apart. `both`: a lock file in S3 and a DynamoDB item, and a digest that detects an older state.
     * `s3`: the lock file alone; Terraform then accepts an older but valid state silently.
     * `dynamodb`: the table alone, which Terraform has deprecated.
     * @default "both"
     */
    locking: oneOf(["both", "s3", "dynamodb"]).default("both"),
    /**
     * Whether the bucket, the table and the keys refuse to be destroyed. `disposable` is for retiring the backend, with
     * every version of every state and the keys of kept snapshots and logs: see docs/operations.md.
     * @default { kind: "retained" }
     */
    protection: protection.exactOptional(),
  },
  FIELDS,
);

/** `System`, `Environment`, `Name` and `Layer` are set by the system itself. */
const tagKey = text(
  /^(?![aA][wW][sS]:)(?!(?:System|Environment|Name|Layer)$)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  "1 to 128 letters, digits, spaces and _ . : / = + - @, not starting with aws:, and not System, Environment, Name or Layer, which the system sets",
);
const tagValue = text(
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  "at most 256 letters, digits, spaces and _ . : / = + - @",
);

export const environmentSchema = z.strictObject({
  /** Names every resource; 2 to 10 lower-case letters and digits from a letter on. Changing it replaces everything. */
  name: text(/^[a-z][a-z0-9]{1,9}$/, "2 to 10 lower-case letters and digits, from a letter on"),
  /** The AWS account. Every deploy to another one is refused, and the state bucket's name contains it. */
  accountId: text(/^\d{12}$/, "an AWS account id: 12 digits in quotes"),
  /** The AWS region. */
  region: z
    .string({ error: "an AWS region such as us-east-1" })
    .refine((value) => REGIONS.includes(value), { error: `one of ${REGIONS.join(", ")}` }),
  /** The availability zones, two to four of the region. Adding one changes nothing that exists. */
  zones: z
    .array(z.string({ error: "the name of a zone such as us-east-1a" }), { error: "two to four zones" })
    .min(2, { error: "two to four zones" })
    .max(4, { error: "two to four zones" }),
  /** Whether data survives a mistake: deletion protection, `prevent_destroy`, final snapshot. @default { kind: "retained" } */
  protection: protection.default({ kind: "retained" }),
  /** The S3/DynamoDB state backend. @default { locking: "both" } */
  stateBackend: stateBackend.prefault({}),
  /** Tags on everything that takes tags, beside the ones of the system. At most 40. @default none */
  tags: z
    .record(tagKey, tagValue, { error: 'an object of tags: { Owner: "platform" }' })
    .refine((tags) => Object.keys(tags).length <= 40, {
      error: "at most 40 tags: AWS takes 50, and the system sets some itself",
    })
    .default({}),
  /** The VPC and how instances reach AWS. */
  network: networkSchema,
  /** The tier that the internet reaches. */
  web: webSchema,
  /** The tier that only web instances reach. */
  backend: backendSchema,
  /** The MySQL database. */
  database: databaseSchema,
  /** Alarms, who is told, and tags for zone drills. @default each field's own */
  operations: operationsSchema.prefault({}),
  /** What the system has to bear, for `durable drill`. Nothing that is synthesized depends on it. @default each field's own */
  load: loadSchema.prefault({}),
  /** What is asked of it after a failure, for `durable drill`. Nothing that is synthesized depends on it. @default each field's own */
  objectives: objectivesSchema.prefault({}),
});
