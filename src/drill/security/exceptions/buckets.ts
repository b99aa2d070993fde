import { readerAt, readersOf, type RuleContext } from "../../rules/rule-context";
import { companionsOf } from "../companions";
import { BUCKET_ACCESS } from "../rules/bucket-access";
import type { Exception } from "./exception";

const CLOSED = ["bucket-public-access", "bucket-tls", "bucket-acls-off"];

/** Buckets of logs, and of the state. */
export const BUCKETS: readonly Exception[] = [
  {
    name: "log-bucket",
    rules: ["bucket-key", "bucket-logging", "bucket-versioning"],
    control:
      "no public access, no access lists, TLS alone; the service that writes logs is the only one let in, from this account; objects expire",
    reasonAt: (context, address) =>
      takesLogs(context, address) && isClosed(context, address)
        ? "log delivery writes each object once and takes SSE-S3 alone; logging the log's own bucket would never end"
        : undefined,
  },
  {
    name: "one-region",
    rules: ["bucket-replication"],
    control:
      "the drill tells the region's loss (`region`); a state is rebuilt with `durable state orphans` and import blocks",
    reasonAt: (context, address) =>
      isClosed(context, address)
        ? "the system is one region's: a copy elsewhere is an option that costs"
        : undefined,
  },
  {
    name: "nobody-listens",
    rules: ["bucket-events"],
    control:
      "`durable state verify` holds the state against its history and the lock table; requests are logged",
    reasonAt: (context, address) =>
      isClosed(context, address)
        ? "every deploy writes here: an event for each would be read by nobody"
        : undefined,
  },
  {
    name: "root-alone",
    rules: ["bucket-mfa-delete"],
    control:
      "Terraform refuses to destroy a bucket of data; what is written stays for as long as the lifecycle says",
    reasonAt: (context, address) =>
      isKept(context, address) && isClosed(context, address)
        ? "only the root user with its own device can turn it on, and Terraform is not root"
        : undefined,
  },
  {
    name: "trail-of-the-account",
    rules: ["bucket-trail"],
    control: "access logs of the bucket, where it is not itself a bucket of logs",
    reasonAt: (context, address) => {
      const isLogged = companions(context, address, "aws_s3_bucket_logging") > 0;
      return isLogged || takesLogs(context, address)
        ? "a trail belongs to the account, or to the organization, and is not made once for each system"
        : undefined;
    },
  },
];

/** A plan and a state do not tell `lifecycle`. */
function isKept(context: RuleContext, address: string): boolean {
  const kept = readerAt(context, address)?.flag("lifecycle.prevent_destroy", false);
  return !context.isConfiguration || takesLogs(context, address) || (kept?.known === true && kept.value);
}

function isClosed(context: RuleContext, address: string): boolean {
  return BUCKET_ACCESS.filter(({ id }) => CLOSED.includes(id)).every((rule) =>
    rule.check(context).some((judged) => judged.address === address && judged.verdict === "pass"),
  );
}

/** Of another bucket's requests, or of a balancer's. */
function takesLogs(context: RuleContext, address: string): boolean {
  const named = (type: string, path: string): boolean =>
    readersOf(context, type).some((reader) => {
      const bucket = reader.one(path, ["aws_s3_bucket"]);
      return bucket.known && bucket.value === address;
    });
  return (
    named("aws_s3_bucket_logging", "target_bucket") ||
    ["access_logs.bucket", "connection_logs.bucket"].some((path) => named("aws_lb", path))
  );
}

function companions(context: RuleContext, address: string, type: string): number {
  const bucket = readerAt(context, address);
  return bucket === undefined ? 0 : companionsOf(context, bucket, [type], "bucket", "bucket").own.length;
}
