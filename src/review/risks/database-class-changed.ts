import type { Change } from "../change";
import { FAILOVER_SECONDS } from "../../drill/aws-figures";
import { cannotBeTold, goes } from "./losses";
import { isKept, isReplaced } from "./kinds";
import { whenOf } from "./maintenance-window";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf, valueAfter } from "./settings";
import { isUntold } from "./settings-values";

const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["aws_db_instance", "instance_class"],
  ["aws_docdb_cluster_instance", "instance_class"],
  ["aws_neptune_cluster_instance", "instance_class"],
  ["aws_rds_cluster", "db_cluster_instance_class"],
  ["aws_rds_cluster_instance", "instance_class"],
]);

export const databaseClassChanged: RiskRule = {
  id: "database-class-changed",
  title: "A database changes its class",
  severity: "high",
  outage: `RDS moves it to another host. With Multi-AZ that is a failover of ${FAILOVER_SECONDS.min} to ${FAILOVER_SECONDS.max} seconds; with one zone it is away until the new host runs.`,
  fix: "Apply it in the maintenance window (apply_immediately = false), with Multi-AZ on, and see that clients reconnect.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html",
  check: eachChange((change) => {
    const attribute = ATTRIBUTES.get(change.type);
    if (attribute === undefined || !isKept(change) || isReplaced(change)) return [];
    return settingsOf(change, attribute).map((setting) => {
      const isToldClass = !isUntold(setting.after);
      const text = isToldClass ? goes(setting) : cannotBeTold(setting);
      const isShort = isToldClass && valueAfter(change, "multi_az") === true;
      return at(
        change,
        isShort ? "medium" : "high",
        `${text}; ${outageOf(change)}, ${whenOf(change)}`,
        setting.attribute,
      );
    });
  }),
};

function outageOf(change: Change): string {
  const isMultiAz = valueAfter(change, "multi_az");
  if (isMultiAz === undefined) return "an outage of a failover, or of several minutes without Multi-AZ";
  return isMultiAz === true
    ? `the outage of one failover, ${FAILOVER_SECONDS.min} to ${FAILOVER_SECONDS.max} s`
    : "without a standby it is away until the new host runs, several minutes";
}
