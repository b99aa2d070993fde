import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** Without a route to the internet, what the sample's boot needs must have an endpoint; no service stands twice. */
export function checkEndpoints({
  network,
  backend,
}: Pick<Environment, "network" | "web" | "backend">): ConfigProblem[] {
  const path = "network.interfaceEndpoints";
  const services = network.interfaceEndpoints;
  const problems: ConfigProblem[] = [];
  if (new Set(services).size !== services.length) {
    problems.push({ path, given: services, allowed: "each service once", fix: "remove the repeated one" });
  }
  const reachable = network.egress.kind === "nat-per-zone" || services.includes("secretsmanager");
  if (backend.boot.kind === "sample" && !reachable) {
    problems.push({
      path,
      given: services,
      allowed:
        "a list with secretsmanager: the sample backend reads its database secret there, and no instance has a route to the internet",
      fix: 'add "secretsmanager", or choose another `backend.boot`',
    });
  }
  return problems;
}
