import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** Replicas stand in zones of the environment, one in each. */
export function checkReplicas({
  zones,
  database,
}: Pick<Environment, "zones" | "database">): readonly ConfigProblem[] {
  const { masterPassword } = database;
  if (masterPassword.kind !== "own" || masterPassword.allows.kind !== "read-replicas") return [];
  const { zones: chosen } = masterPassword.allows;
  const isSound = new Set(chosen).size === chosen.length && chosen.every((zone) => zones.includes(zone));
  if (isSound) return [];
  const path = "database.masterPassword.allows.zones";
  return [
    {
      path,
      given: chosen.join(", "),
      allowed: `zones of the environment, each once: ${zones.join(", ")}`,
      fix: `change \`${path}\``,
    },
  ];
}
