import { join, resolve } from "node:path";
import { checkEnvironment } from "../config/check-environment";
import type { Environment } from "../config/environment";
import { stackNames } from "../config/physical-names";
import { findEnvironment } from "../deploy/find-environment";
import type { Declared } from "../drill/declared";
import { declaredFrom } from "../drill/declared-from-environment";
import { parseDeclared } from "../drill/declared-schema";
import { environments } from "../environments/catalog";
import { usageError } from "../foundation/errors";
import type { CliContext } from "./context";

export const STANDARD_INPUT = "/dev/stdin";

export interface DeclaredFlags {
  readonly stack?: string;
  readonly declared?: string;
  readonly environment?: string;
}

const NOTHING_DECLARED: Declared = { fleets: {}, objectives: {}, acknowledgements: [] };

/** A file, an environment by its name, the environment of the stack, or nothing: then much cannot be told. */
export function declaredOf(context: CliContext, { declared, environment, stack }: DeclaredFlags): Declared {
  if (declared !== undefined) return parseDeclared(readText(context, declared), declared);
  if (environment !== undefined) return declaredFrom(findEnvironment(environment));
  const own = stack === undefined ? undefined : environmentOf(stack);
  return own === undefined ? NOTHING_DECLARED : declaredFrom(own);
}

/** The folder that `cdktf` leaves for a stack. @throws DurableError (usage) for what is no name: nothing outside is read */
export function stackFolder({ projectFolder }: CliContext, stack: string): string {
  if (/^[\w-]{1,100}$/u.test(stack)) return join(projectFolder, "cdktf.out/stacks", stack);
  throw usageError({
    what: "That is no name of a stack",
    given: stack,
    allowed: durableStacks().join(", "),
    next: "choose one of these; a file is given by its own option",
  });
}

export function durableStacks(): readonly string[] {
  return environments.map((each) => stackNames(each).durable);
}

export function readText({ host }: CliContext, path: string, next = "look at the path"): string {
  const text = host.files.read(path === STANDARD_INPUT ? path : resolve(path));
  if (text !== undefined) return text;
  throw usageError({ what: "There is no such file", given: path, next });
}

function environmentOf(stack: string): Environment | undefined {
  const found = environments.find((each) => stackNames(each).durable === stack);
  return found === undefined ? undefined : checkEnvironment(found);
}
