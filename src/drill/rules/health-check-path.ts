import { answersAlone } from "./boot-scripts";
import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const healthCheckPath: Rule = {
  id: "health-check-path",
  title: "The check asks for something of the instance itself",
  why: "A check that asks the next tier or the database fails everywhere when that fails: the fleet is replaced for another's fault, and serves nothing.",
  source: "https://aws.amazon.com/builders-library/implementing-health-checks/",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const path = valueOf(group.healthCheck.path);
      const protocol = valueOf(group.protocol)?.toUpperCase() ?? "";
      if (path === undefined || !["HTTP", "HTTPS"].includes(protocol)) return [];
      const setting = `${address}.health_check.path is ${path}`;
      const fix = "Ask for a path that the instance answers without anybody else.";
      const fleets = context.fleetsOf.get(address) ?? [];
      if (fleets.length > 0 && DEEP.test(path))
        return [degrades(address, `${setting}: it asks what stands behind the instance`, fix)];
      const served = fleets.map((fleet) => answersAlone(fleet, path));
      if (served.includes("passes on"))
        return [degrades(address, `${setting}, which the boot script hands to the next tier`, fix)];
      return [];
    }),
};

const DEEP =
  /(?:^|[/_.-])(?:deep|full|db|database|mysql|postgres|sql|redis|upstream|backend|dependenc(?:y|ies)|deps)(?:$|[/_.?-])/iu;
