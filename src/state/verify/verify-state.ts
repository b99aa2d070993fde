import type { Environment } from "../../config/environment";
import { type ClientSettings, verifyClients } from "./clients";
import type { Finding } from "./finding";
import { judge } from "./judge";
import type { Observation } from "./observation";
import { observe } from "./observe";

export interface VerifiedState {
  readonly seen: Observation;
  /** None: the state backend is sound. */
  readonly findings: readonly Finding[];
}

/** Looks at the state backend of an environment and judges it; changes nothing, with no credentials whatever. */
export async function verifyState(
  environment: Environment,
  settings: Omit<ClientSettings, "region">,
): Promise<VerifiedState> {
  const clients = verifyClients({ ...settings, region: environment.region });
  try {
    const seen = await observe(clients, environment);
    return { seen, findings: judge(seen) };
  } finally {
    clients.destroy();
  }
}
