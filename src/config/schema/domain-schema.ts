import { z } from "zod";
import { FIELDS, oneOf, text } from "./primitives";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/**
 * ACM takes no longer first name for a certificate.
 * https://docs.aws.amazon.com/acm/latest/userguide/acm-public-certificates.html
 */
const LONGEST_CERTIFIED = 64;

/** A host name as DNS writes it. No wildcard: its certificate would speak for names that nobody has thought of. */
export function hostName(longest: number): z.ZodString {
  return text(
    new RegExp(`^(?=.{4,${longest}}$)(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`),
    `a host name such as www.example.com: at most ${longest} lower-case letters, digits, hyphens and dots, no wildcard, other alphabets as xn--…`,
  );
}

const zone = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("existing"),
      /** The id of a public hosted zone of Route 53 in this account. */
      id: text(/^Z[A-Z0-9]{1,31}$/, "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ"),
      /** The name of that zone: the domain must lie in it. */
      name: hostName(253),
    }),
    z.strictObject({
      kind: z.literal("created"),
      /**
       * The name of the zone to make. Its parent must delegate to the name servers that AWS gives it: until then the
       * first deploy waits for the certificate, at most 75 minutes. Changing it replaces the zone. @default the domain
       */
      name: hostName(253).exactOptional(),
    }),
  ],
  { error: '{ kind: "existing", id, name } or { kind: "created" }' },
);

export const domain = z.strictObject(
  {
    /** The name that clients use. Changing it makes a new certificate, and only then removes the old one. */
    name: hostName(LONGEST_CERTIFIED),
    /** Where its records stand: a public zone of Route 53 that exists, or one that the system makes. */
    zone,
    /**
     * The key of the certificate. Elliptic curves cost servers and clients less, and clients that are very old do not
     * know them. Changing it makes a new certificate, and only then removes the old one. @default "RSA_2048"
     */
    keyAlgorithm: oneOf(["RSA_2048", "EC_prime256v1"]).default("RSA_2048"),
  },
  FIELDS,
);
