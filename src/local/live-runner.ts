import type { StackRunner } from "../state/stack-runner";
import { stackRunner } from "../deploy/cdktf";
import type { CdktfSettings } from "../deploy/cdktf-settings";
import { type EmulatorRecord, probeEmulator } from "./emulator/emulator";
import type { PreparedTerraform } from "../deploy/prepare-terraform";
import type { Phase } from "../deploy/reporter";
import { pluginCache, safeEnvironment } from "./safe-environment";
import type { Session } from "../deploy/session";
import { terraformGate } from "../deploy/terraform-gate";
import { describeProgress } from "../deploy/waiting-notes";

/** `cdktf` and Terraform against one emulator, for as long as it lives. */
export interface LiveRunner {
  readonly settings: Omit<CdktfSettings, "onProgress">;
  /** A runner that tells a phase how far it is. */
  runnerOf(phase: Phase): StackRunner;
}

/** Opens the gate: from here on Terraform may be started, until the first interrupt. */
export function liveRunner(
  session: Session,
  prepared: PreparedTerraform,
  emulator: EmulatorRecord,
): LiveRunner {
  const { host, projectFolder, folder, interruption, environment } = session;
  const gate = terraformGate(host, folder.gate);
  gate.open(prepared.terraform.path);
  // Terraform insists that it exists.
  host.files.makeFolder(pluginCache(folder.home));
  const env = safeEnvironment({
    shell: host.env,
    endpoint: emulator.endpoint,
    region: environment.region,
    nodePath: host.nodePath,
    homeFolder: folder.home,
    terraformProgram: gate.program,
    ...(prepared.cliConfigPath === undefined ? {} : { cliConfigPath: prepared.cliConfigPath }),
  });
  const isEmulatorAlive = async (): Promise<boolean> => (await probeEmulator(emulator)) === "ours";
  const settings = { host, projectFolder, folder, env, gate, interruption, isEmulatorAlive };
  return {
    settings,
    runnerOf: (phase) =>
      stackRunner({
        ...settings,
        onProgress: (progress) => phase.note(describeProgress(progress, host.now())),
      }),
  };
}
