import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** The sample's nginx speaks plain HTTP to the backend balancer: an HTTPS listener would refuse every request. */
export function checkTransport({
  web,
  backend,
}: Pick<Environment, "web" | "backend">): readonly ConfigProblem[] {
  if (web.boot.kind !== "sample" || backend.listener.kind !== "https") return [];
  return [
    {
      path: "backend.listener",
      given: backend.listener.kind,
      allowed: '{ kind: "http", reason }: the sample web tier calls the backend over plain HTTP',
      fix: "choose http with a reason, or another `web.boot`",
    },
  ];
}
