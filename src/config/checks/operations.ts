import { memoryGiBOf } from "../class-memory";
import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** Every subscription stands once, and the database's alarms have a figure to ring at. */
export function checkOperations({
  operations,
  database,
}: Pick<Environment, "operations" | "database">): ConfigProblem[] {
  return [...checkSubscriptions(operations), ...checkDatabaseAlarms(operations, database)];
}

function checkSubscriptions({ subscriptions }: Environment["operations"]): ConfigProblem[] {
  const endpoints = subscriptions.map((each) => (each.kind === "email" ? each.address : each.url));
  return endpoints.flatMap((endpoint, index) => {
    if (endpoints.indexOf(endpoint) === index) return [];
    const path = `operations.subscriptions.${index}`;
    return [{ path, given: endpoint, allowed: "each endpoint once", fix: `remove \`${path}\`` }];
  });
}

/** Connections and memory follow from the class, where its memory is known. */
function checkDatabaseAlarms(
  { alarms }: Environment["operations"],
  { instanceClass }: Environment["database"],
): ConfigProblem[] {
  if (alarms.kind === "none" || memoryGiBOf(instanceClass) !== undefined) return [];
  return (["connections", "freeMemoryMiB"] as const)
    .filter((field) => alarms.database[field] === undefined)
    .map((field) => {
      const path = `operations.alarms.database.${field}`;
      return {
        path,
        given: undefined,
        allowed: `a number: how much memory ${instanceClass} has is not known here`,
        fix: `add \`${path}\`, or choose another \`database.instanceClass\``,
      };
    });
}
