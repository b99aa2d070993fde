import type { EnvironmentInput } from "../config/environment";
import { dev } from "./dev";
import { prod } from "./prod";

/** Every environment of this project. Add a file beside this one and list it here. */
export const environments: readonly EnvironmentInput[] = [dev, prod];
