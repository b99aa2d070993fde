import type { Host } from "../foundation/host";
import type { ApplyProgress } from "./apply-progress";
import type { Interruption } from "./interruption";
import type { TerraformGate } from "./terraform-gate";
import type { WorkFolder } from "./work-folder";

/** What the `cdktf` CLI is run with. */
export interface CdktfSettings {
  readonly host: Host;
  readonly projectFolder: string;
  readonly folder: WorkFolder;
  /** See `safe-environment.ts`. */
  readonly env: Readonly<Record<string, string>>;
  readonly gate: TerraformGate;
  readonly interruption: Interruption;
  readonly isEmulatorAlive: () => Promise<boolean>;
  readonly onProgress: (progress: ApplyProgress) => void;
}
