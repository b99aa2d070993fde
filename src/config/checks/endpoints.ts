import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** Without a route to the internet, what the sample's boot needs must have an endpoint; no service stands twice. */
export function checkEndpoints({
  network,
  web,
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
  const waits = [web, backend].some(({ lifecycleHooks }) =>
    Object.values(lifecycleHooks).some(({ kind }) => kind === "wait"),
  );
  if (waits && network.egress.kind === "none" && !services.includes("autoscaling")) {
    problems.push({
      path,
      given: services,
      allowed:
        "a list with autoscaling: instances complete their lifecycle hooks there, and no instance has a route to the internet",
      fix: 'add "autoscaling", or remove the lifecycle hooks',
    });
  }
  return problems;
}
