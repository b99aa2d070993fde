import type { EnvironmentInput } from "durable-system/src/config/environment";
import { stage } from "./stage";

/** Every environment of this project. Add a file beside this one and list it here. */
export const environments: readonly EnvironmentInput[] = [stage];
