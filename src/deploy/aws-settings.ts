import type { CdktfSettings } from "./cdktf-settings";
import type { PreparedTerraform } from "./prepare-terraform";
import type { Phase } from "./reporter";
import type { Session } from "./session";
import { terraformGate } from "./terraform-gate";
import { describeProgress } from "./waiting-notes";

/**
 * `cdktf` and Terraform with the shell's own credentials, profile and endpoints: what `cdktf deploy` would reach.
 * Opens the gate: from here on Terraform may be started, until the first interrupt.
 */
export function awsSettings(session: Session, prepared: PreparedTerraform, phase: Phase): CdktfSettings {
  const { host, projectFolder, folder, interruption } = session;
  const gate = terraformGate(host, folder.gate);
  gate.open(prepared.terraform.path);
  const shell = Object.entries(host.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const env = {
    ...Object.fromEntries(shell),
    ...(prepared.cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: prepared.cliConfigPath }),
    TERRAFORM_BINARY_NAME: gate.program,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    // Stops the spinner's endless redraw.
    CI: "1",
  };
  return {
    host,
    projectFolder,
    folder,
    env,
    gate,
    interruption,
    // AWS does not end in the middle of a run; what stalls is told by the watch all the same.
    isEmulatorAlive: () => Promise.resolve(true),
    onProgress: (progress) => phase.note(describeProgress(progress, host.now())),
  };
}
