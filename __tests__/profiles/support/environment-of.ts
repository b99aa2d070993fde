import type { EnvironmentInput } from "../../../src/config/environment";
import { dev } from "../../../src/environments/dev";
import { merged } from "../../support/environments";
import { type Choice, FACTORS, type Profile } from "./factors";

/** dev with room for everything: sizes that schedules and three zones fit into, and the endpoints that hooks need. */
const BASE: EnvironmentInput = {
  ...dev,
  network: {
    ...dev.network,
    interfaceEndpoints: ["autoscaling", "ssm", "ssmmessages", "logs", "secretsmanager"],
  },
  web: { ...dev.web, minimum: 3, maximum: 12 },
  backend: { ...dev.backend, minimum: 3, maximum: 12 },
};

/** What a user would write who chooses these levels and nothing else. */
export function inputOf(choices: readonly Choice[]): EnvironmentInput {
  return choices.reduce<EnvironmentInput>(
    (input, [factor, level]) => merged(input, FACTORS[factor]?.[level] ?? {}),
    BASE,
  );
}

export const profileInput = (profile: Profile): EnvironmentInput => inputOf(Object.entries(profile));
