import type { EnvironmentInput } from "../config/environment";
import { dev } from "./dev";
import { ownEnvironments } from "./own-environments";
import { prod } from "./prod";

/**
 * Every environment of this project. Add a file beside this one and list it here. Where this is installed as a package
 * they are those of the project that did: docs/package.md.
 */
export const environments: readonly EnvironmentInput[] = ownEnvironments() ?? [dev, prod];
