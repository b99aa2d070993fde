import { goes, cannotBeTold } from "./losses";
import { isKept, isReplaced } from "./kinds";
import { DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { toldValue } from "./settings-values";
import { whenOf } from "./maintenance-window";

export const databaseEngineChanged: RiskRule = {
  id: "database-engine-changed",
  title: "A database changes its engine or version",
  severity: "high",
  outage:
    "The database is away while it is upgraded, both hosts of a Multi-AZ instance at once. After a major version there is no way back but a restore.",
  fix: "Try the version on a restored snapshot, take a snapshot before, and apply it in the maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.MySQL.html",
  check: eachChange((change) => {
    if (!DATABASES.has(change.type) || !isKept(change) || isReplaced(change)) return [];
    const engines = settingsOf(change, "engine").map((setting) =>
      at(change, "high", `${goes(setting)}: clients and schema must fit the other engine`, setting.attribute),
    );
    const versions = settingsOf(change, "engine_version").map((setting) => {
      const [before, after] = [toldValue(setting.before), toldValue(setting.after)];
      const when = whenOf(change);
      if (typeof before !== "string" || typeof after !== "string")
        return at(
          change,
          "high",
          `${cannotBeTold(setting)}; the database is away while it is upgraded, ${when}`,
          setting.attribute,
        );
      return isMajor(before, after)
        ? at(
            change,
            "high",
            `${goes(setting)}, a major version: minutes of outage, ${when}, and no way back but a restore`,
            setting.attribute,
          )
        : at(
            change,
            "medium",
            `${goes(setting)}: both hosts are upgraded at once, minutes of outage, ${when}`,
            setting.attribute,
          );
    });
    return [...engines, ...versions];
  }),
};

/**
 * MySQL and MariaDB count majors in their first two numbers (8.0 and 8.4, 10.6 and 10.11), PostgreSQL since 10 in the
 * first alone. The engine need not be told: PostgreSQL below 12 is no longer offered.
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
const LAST_OF_TWO_NUMBERS = 11;

function isMajor(before: string, after: string): boolean {
  const [[first = "", second], [newFirst = "", newSecond]] = [numbersOf(before), numbersOf(after)];
  if (first !== newFirst) return true;
  if (second === undefined || newSecond === undefined) return false;
  return Number(first) <= LAST_OF_TWO_NUMBERS && second !== newSecond;
}

function numbersOf(version: string): readonly string[] {
  return version.split(/[^0-9]+/u).filter((part) => part !== "");
}
