import type { Host } from "../foundation/host";
import type { Interruption } from "../deploy/interruption";
import type { InterruptWords } from "./interrupts";

/** What every command is given. */
export interface CliContext {
  readonly host: Host;
  /** The folder of `cdktf.json`: see `project-folder.ts`. */
  readonly projectFolder: string;
  /** From the first call on signals are answered, not obeyed. @param words @default those for a run of Terraform */
  readonly interruption: (words?: InterruptWords) => Interruption;
}
