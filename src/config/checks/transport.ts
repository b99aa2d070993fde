import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** The sample's nginx verifies the backend balancer's certificate: it has to be told which name to expect. */
export function checkTransport({
  web,
  backend,
}: Pick<Environment, "web" | "backend">): readonly ConfigProblem[] {
  const { listener } = backend;
  const isNamed = listener.kind === "http" || "domain" in listener || listener.serverName !== undefined;
  if (web.boot.kind !== "sample" || isNamed) return [];
  return [
    {
      path: "backend.listener.serverName",
      given: undefined,
      allowed: "the name that the certificate is for: the sample's web instances verify it",
      fix: "add `backend.listener.serverName`, or choose a `domain` instead, or another `web.boot`",
    },
  ];
}
