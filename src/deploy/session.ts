import type { Environment } from "../config/environment";
import type { Host } from "../foundation/host";
import { findEnvironment } from "./find-environment";
import type { Interruption } from "./interruption";
import { createReporter, type Reporter } from "./reporter";
import { type WorkFolder, workFolder } from "./work-folder";

/** What every command that deploys is asked. */
export interface SessionOptions {
  /** The folder of `cdktf.json`. */
  readonly projectFolder: string;
  /** The name of an environment of the catalogue. */
  readonly environment: string;
  /** No progress on stderr. @default false */
  readonly quiet?: boolean;
  readonly interruption: Interruption;
}

/** What a command works with that deploys, looks at or destroys one environment. */
export interface Session {
  readonly host: Host;
  readonly projectFolder: string;
  readonly environment: Environment;
  readonly folder: WorkFolder;
  readonly interruption: Interruption;
  readonly reporter: Reporter;
}

/** @throws DurableError (usage) when there is no such environment, or it is wrong. */
export function openSession(options: SessionOptions, host: Host): Session {
  const { projectFolder, interruption, quiet = false } = options;
  const environment = findEnvironment(options.environment);
  return {
    host,
    projectFolder,
    environment,
    folder: workFolder(projectFolder, environment.name),
    interruption,
    reporter: createReporter(host, quiet),
  };
}
