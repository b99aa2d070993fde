import { type PreparedTerraform, prepareTerraform } from "../deploy/prepare-terraform";
import type { WorkFolder } from "../deploy/work-folder";
import { DurableError, EXIT } from "../foundation/errors";
import type { Host } from "../foundation/host";
import type { InterruptWords } from "./interrupts";

/** What a child needs of the shell to run at all. No credential and no endpoint is in it: nothing is asked of AWS. */
const KEPT = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "HTTPS_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
];

/** What a person is told who interrupts it. */
export const OFFLINE_WORDS: InterruptWords = [
  "Interrupted: Terraform is asked to stop; the folder is as it was",
  "Interrupted again: still waiting for Terraform",
];

/** Nothing was written and nothing is left behind. */
export function offlineInterrupted(): DurableError {
  return new DurableError(
    "external",
    { what: "Interrupted: Terraform has ended, and nothing is left behind", next: "run it again" },
    EXIT.interrupted,
  );
}

export interface OfflineTerraform {
  readonly terraform: PreparedTerraform["terraform"];
  /** The whole environment of a Terraform that works on files alone. */
  readonly env: Readonly<Record<string, string>>;
}

/** Terraform for what needs a provider's schemas and nothing of AWS. */
export async function offlineTerraform(host: Host, folder: WorkFolder): Promise<OfflineTerraform> {
  const { terraform, cliConfigPath } = await prepareTerraform(host, folder);
  const kept = KEPT.flatMap((name): [string, string][] => {
    const value = host.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    terraform,
    env: {
      ...Object.fromEntries(kept),
      ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
      AWS_EC2_METADATA_DISABLED: "true",
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
    },
  };
}
