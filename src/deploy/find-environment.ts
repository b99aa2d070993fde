import { checkEnvironment } from "../config/check-environment";
import type { Environment } from "../config/environment";
import { environments } from "../environments/catalog";
import { usageError } from "../foundation/errors";

/** The checked environment of that name. @throws DurableError (usage) that lists the names there are. */
export function findEnvironment(name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return checkEnvironment(found);
  throw usageError({
    what: "There is no such environment",
    given: name,
    allowed: environments.map((environment) => environment.name).join(", "),
    next: "choose one of these, or add a file in src/environments and list it in catalog.ts",
  });
}
