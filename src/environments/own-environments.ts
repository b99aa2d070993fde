import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { EnvironmentInput } from "../config/environment";
import { usageError } from "../foundation/errors";
import { PACKAGE_FOLDER, PROJECT_FOLDER } from "../foundation/project-folder";

/** What a project that has installed this as a package keeps its environments in, from its own folder. */
const CATALOG = join("environments", "catalog.ts");

/**
 * The environments of the project that has installed this as a package; none where it has no such file, or where this is
 * a clone, which has its own in `src/environments`.
 */
export function ownEnvironments(): readonly EnvironmentInput[] | undefined {
  const path = join(PROJECT_FOLDER, CATALOG);
  if (PROJECT_FOLDER === PACKAGE_FOLDER || !existsSync(path)) return undefined;
  const { environments } = createRequire(__filename)(path) as { readonly environments?: unknown };
  // What each of them holds is checked where all are.
  if (Array.isArray(environments)) return environments as readonly EnvironmentInput[];
  throw usageError({
    what: "The catalogue of environments exports no list of them",
    given: path,
    allowed: "export const environments = [prod];",
    next: "export it under that name",
  });
}
