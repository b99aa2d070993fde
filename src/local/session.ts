import type { Environment } from "../config/environment";
import type { Host } from "../foundation/host";
import type { EmulatorRecord } from "./emulator/emulator";
import { findEnvironment } from "./find-environment";
import type { Interruption } from "./interruption";
import { createReporter, type Reporter } from "./reporter";
import { type WorkFolder, workFolder } from "./work-folder";

/** What `durable local up`, `status` and `down` are asked. */
export interface LocalOptions {
  /** The folder of `cdktf.json`. */
  readonly projectFolder: string;
  /** The name of an environment of the catalogue. */
  readonly environment: string;
  /** No progress on stderr. @default false */
  readonly quiet?: boolean;
  readonly interruption: Interruption;
}

/** What every local command of one environment works with. */
export interface LocalSession {
  readonly host: Host;
  readonly projectFolder: string;
  readonly environment: Environment;
  readonly folder: WorkFolder;
  readonly interruption: Interruption;
  readonly reporter: Reporter;
}

/** A session whose emulator runs. */
export interface LiveSession extends LocalSession {
  readonly emulator: EmulatorRecord;
}

/** @throws DurableError (usage) when there is no such environment, or it is wrong. */
export function openSession(options: LocalOptions, host: Host): LocalSession {
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
