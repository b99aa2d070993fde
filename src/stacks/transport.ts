import type { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { Domain } from "../constructs/edge/domain";
import type { Transport } from "../constructs/tier/listeners";

type Listener = Environment["web" | "backend"]["listener"];

/** The domain of a tier, where its listener has one; beside the tier, so that it names `web_domain`. */
export function createDomain(
  scope: Construct,
  tier: "web" | "backend",
  environment: Environment,
): Domain | undefined {
  const { listener } = environment[tier];
  if (!("domain" in listener)) return undefined;
  return new Domain(scope, `${tier}-domain`, {
    settings: listener.domain,
    retained: environment.protection.kind === "retained",
  });
}

/** The name that the certificate of a listener is for; undefined without TLS, or where nobody told it. */
export function certifiedName(listener: Listener): string | undefined {
  if (listener.kind === "http") return undefined;
  if ("domain" in listener) return listener.domain.name;
  return "serverName" in listener ? listener.serverName : undefined;
}

/** How clients speak to a tier: with the certificate that was given, or with the one of its domain. */
export function transportOf(listener: Listener, domain: Domain | undefined): Transport {
  if (listener.kind === "http") return { kind: "http" };
  if (domain !== undefined) return { kind: "https", certificateArn: domain.certificateArn };
  if ("certificateArn" in listener) return { kind: "https", certificateArn: listener.certificateArn };
  throw new Error("a listener for HTTPS has neither a certificate nor a domain");
}
