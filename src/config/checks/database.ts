import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { DAYS_OF_WEEK, MINUTES_PER_DAY, overlaps, parseDaily, parseWeekly } from "./time-windows";

const SHORTEST_WINDOW_MINUTES = 30;
/**
 * RDS for MySQL has no Performance Insights on these, and refuses an instance that asks for it.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
 */
const WITHOUT_INSIGHTS = /^db\.t(2|3|4g)\.(micro|small)$/;

/** Ports, storage and windows of the database fit together. */
export function checkDatabase({
  database,
  backend,
}: Pick<Environment, "database" | "backend">): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (WITHOUT_INSIGHTS.test(database.instanceClass)) {
    problems.push({
      path: "database.instanceClass",
      given: database.instanceClass,
      allowed: "a class with Performance Insights: of the burstable ones, medium and larger",
      fix: "choose db.t4g.medium or a larger class",
    });
  }
  if (database.port === backend.port) {
    problems.push({
      path: "database.port",
      given: database.port,
      allowed: `a port other than the backend's ${backend.port}`,
      fix: "change `database.port` or `backend.port`",
    });
  }
  // RDS wants at least a tenth of room: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
  const least = Math.ceil((database.storageGiB * 11) / 10);
  if (database.maximumStorageGiB < least) {
    problems.push({
      path: "database.maximumStorageGiB",
      given: database.maximumStorageGiB,
      allowed: `at least ${least} GiB, a tenth above \`database.storageGiB\``,
      fix: "raise `database.maximumStorageGiB`",
    });
  }
  return [...problems, ...checkRestore(database), ...checkWindows(database)];
}

/** The new instance takes the name that the others look for; what it is made from has another one by then. */
function checkRestore({ restore }: Environment["database"]): ConfigProblem[] {
  if (restore?.kind !== "point-in-time" || !/^durable-[a-z0-9]+-database$/.test(restore.sourceIdentifier))
    return [];
  return [
    {
      path: "database.restore.sourceIdentifier",
      given: restore.sourceIdentifier,
      allowed: "the name that the old database was given to make room: an identifier is there once",
      fix: `rename it first, for example to ${restore.sourceIdentifier}-before: docs/restore.md`,
    },
  ];
}

function checkWindows({ backupWindow, maintenanceWindow }: Environment["database"]): ConfigProblem[] {
  const backup = parseDaily(backupWindow);
  const maintenance = parseWeekly(maintenanceWindow);
  const tooShort = [
    { path: "database.backupWindow", given: backupWindow, length: backup.length },
    { path: "database.maintenanceWindow", given: maintenanceWindow, length: maintenance.length },
  ]
    .filter(({ length }) => length < SHORTEST_WINDOW_MINUTES)
    .map(({ path, given }) => ({
      path,
      given,
      allowed: `at least ${SHORTEST_WINDOW_MINUTES} minutes`,
      fix: `make \`${path}\` longer`,
    }));
  const overlap = DAYS_OF_WEEK.some((_day, index) =>
    overlaps({ start: index * MINUTES_PER_DAY + backup.start, length: backup.length }, maintenance),
  );
  if (!overlap) return tooShort;
  return [
    ...tooShort,
    {
      path: "database.maintenanceWindow",
      given: maintenanceWindow,
      allowed: `a window outside the daily backup window ${backupWindow}`,
      fix: "move one of the two windows",
    },
  ];
}
