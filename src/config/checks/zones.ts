import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { zonesOf } from "../regions";

/** Every zone is one of the region's, and none stands twice. */
export function checkZones({ region, zones }: Pick<Environment, "region" | "zones">): ConfigProblem[] {
  const known = zonesOf(region);
  return zones.flatMap((zone, index) => {
    const path = `zones.${index}`;
    if (!known.includes(zone)) {
      return [
        {
          path,
          given: zone,
          allowed: `a zone of ${region}: ${known.join(", ")}`,
          fix: `change \`${path}\` or \`region\``,
        },
      ];
    }
    if (zones.indexOf(zone) !== index) {
      return [
        { path, given: zone, allowed: "each zone once", fix: `remove \`${path}\` or name another zone` },
      ];
    }
    return [];
  });
}
