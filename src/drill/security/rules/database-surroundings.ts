import type { AttributeReader } from "../../../model/attribute-reader";
import { hasInternetRoute } from "../../rules/exposure";
import { readersOf } from "../../rules/rule-context";
import { each, thereAt } from "../attribute-checks";
import { isNone, unreadOf } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const INSTANCES = ["aws_db_instance"] as const;

export const DATABASE_SURROUNDINGS: readonly SecurityRule[] = [
  {
    id: "database-private",
    title: "The database's subnets have no route to the internet gateway",
    why: "With one, a public address is all it takes.",
    source: fsbp("rds", 46),
    ids: ["RDS.46"],
    check: ({ topology, subnets }) =>
      topology.databases.map(({ address, subnets: places }) => {
        const fix = "Give it subnets with a route table of their own.";
        if (!places.known) return cannotTell(address, places.because, fix);
        const own = places.value.flatMap((place) => subnets.get(place) ?? []);
        const open = own.find(hasInternetRoute);
        if (open !== undefined)
          return finding(address, `${open.address} of ${address} leads to the internet`, fix);
        const untold = own.find(({ routes }) => !routes.known);
        return untold === undefined
          ? pass(address)
          : cannotTell(address, `the routes of ${untold.address} are not told`, fix);
      }),
  },
  {
    id: "database-insights-key",
    title: "What the database waits for is encrypted with a key of its owner",
    why: "Statements hold data.",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.html",
    ids: ["CKV_AWS_354", "AWS-0078"],
    check: each(
      INSTANCES,
      (database) => database.isWritten("performance_insights_enabled"),
      (database) =>
        thereAt(
          database,
          "performance_insights_kms_key_id",
          "Name a key in performance_insights_kms_key_id.",
        ),
    ),
  },
  {
    id: "database-instance-events",
    title: "Somebody is told of failures, changes and maintenance of the database",
    why: "A failed or a changed database is an event; without a subscription nobody hears of it.",
    source: fsbp("rds", 20),
    ids: ["RDS.20"],
    check: subscribed("db-instance", ["maintenance", "configuration change", "failure"]),
  },
  {
    id: "database-parameter-events",
    title: "Somebody is told of changed parameters",
    why: "A parameter can take TLS away.",
    source: fsbp("rds", 21),
    ids: ["RDS.21"],
    check: subscribed("db-parameter-group", ["configuration change"]),
  },
  {
    id: "database-group-events",
    title: "Somebody is told of changes of the database's security groups",
    why: "A group can let in everybody.",
    source: fsbp("rds", 22),
    ids: ["RDS.22"],
    check: subscribed("db-security-group", ["configuration change", "failure"]),
  },
  {
    id: "database-security-group",
    title: "There is no security group of EC2-Classic",
    why: "It belongs to a network that AWS has taken away.",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
    ids: ["CKV_AWS_198"],
    check: (context) =>
      isNone(context, ["aws_db_security_group"], "is of EC2-Classic", "Use vpc_security_group_ids."),
  },
];

/** Of every database: a subscription for the kind of source, with the categories or with all. */
function subscribed(kind: string, wanted: readonly string[]): SecurityRule["check"] {
  const fix = `Add an aws_db_event_subscription for ${kind} with ${wanted.join(", ")}.`;
  return each(INSTANCES, undefined, ({ address }, context): Judged => {
    const answers = readersOf(context, "aws_db_event_subscription").map((each) => tells(each, kind, wanted));
    if (answers.includes("yes")) return pass(address);
    const message = `nobody is told of ${wanted.join(", ")} of ${kind} for ${address}`;
    const unread = unreadOf(context).length > 0;
    return unread || answers.includes("perhaps")
      ? cannotTell(address, `${message}, as far as it can be told`, fix)
      : finding(address, message, fix);
  });
}

function tells(
  subscription: AttributeReader,
  kind: string,
  wanted: readonly string[],
): "yes" | "no" | "perhaps" {
  const type = subscription.text("source_type", kind);
  const enabled = subscription.flag("enabled", true);
  const categories = subscription.texts("event_categories", []);
  if ((type.known && type.value !== kind) || (enabled.known && !enabled.value)) return "no";
  if (!type.known || !enabled.known || !categories.known) return "perhaps";
  const { value } = categories;
  return value.length === 0 || wanted.every((category) => value.includes(category)) ? "yes" : "no";
}
