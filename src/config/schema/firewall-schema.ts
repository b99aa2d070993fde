import { z } from "zod";
import { integer, oneOf, reason, text } from "./primitives";

/** A rule of the managed groups that would refuse what this application is made for. */
const exception = z.strictObject({
  /** The rule's name in AWS's list, such as `SizeRestrictions_BODY` (bodies above 8 KiB: uploads). */
  rule: text(
    /^[A-Za-z0-9_]{1,128}$/,
    "the name of a rule of AWS's common rule set, such as SizeRestrictions_BODY",
  ),
  /** Why its requests are let through; the drill and the review print it. */
  reason,
});

/**
 * What stands in front of the web balancer. AWS bills it by the web ACL, by the rule and by the request:
 * https://aws.amazon.com/waf/pricing/
 */
export const firewall = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      /** AWS's common rule set, its known bad inputs, and a limit of requests per address. */
      kind: z.literal("managed"),
      /**
       * Requests that one address may send in five minutes; the others are refused until it is slower. Many users
       * behind one proxy share an address: raise it for them. 10 to 2000000000. @default 2000, about 7 a second
       */
      requestsPerAddress: integer(10, 2_000_000_000, "requests per five minutes").default(2000),
      /**
       * Rules of the common rule set that count and let through, each for a reason. @default none
       * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
       */
      exceptions: z
        .array(exception, { error: "a list of { rule, reason }" })
        .max(20, { error: "at most 20 exceptions" })
        .default([]),
      /**
       * What the balancer does with requests while it cannot reach the firewall: an outage of WAF is then one of the
       * system (`refuse`), or it is not (`pass`). @default "pass"
       */
      whenUnreachable: oneOf(["pass", "refuse"]).default("pass"),
    }),
    z.strictObject({ kind: z.literal("none"), reason }),
  ],
  { error: '{ kind: "managed" } or { kind: "none", reason }' },
);
