import { join } from "node:path";

/** `local`: an emulator on this machine. `aws`: whatever the shell's credentials lead to. */
export type Target = "local" | "aws";

/** Where a run on one environment keeps what it needs, all of it below the git-ignored `.durable/`. */
export interface WorkFolder {
  readonly root: string;
  readonly lock: string;
  /** The synthesized stacks; one folder per environment, so that two can be deployed side by side. */
  readonly synthesized: string;
  /** Terraform's door, see `terraform-gate.ts`. */
  readonly gate: string;
  /** What `cdktf` and Terraform would otherwise write into the home folder. */
  readonly home: string;
  readonly cliConfig: string;
  /** The state stack's state until it has moved into its own bucket. */
  readonly bootstrap: string;
  /** The state stack as it was last deployed here, to the byte. */
  readonly deployedBackend: string;
  /** Is there after a deploy that was interrupted in the middle. */
  readonly interruptedApply: string;
  logOf(step: string): string;
  stackFolder(stack: string): string;
}

export function workFolder(
  projectFolder: string,
  environmentName: string,
  target: Target = "local",
): WorkFolder {
  const root = join(projectFolder, ".durable", target, environmentName);
  const synthesized = join(root, "cdktf.out");
  return {
    root,
    lock: join(root, "lock.json"),
    synthesized,
    gate: join(root, "gate"),
    home: join(root, "home"),
    cliConfig: join(root, "terraform.rc"),
    bootstrap: join(root, "bootstrap"),
    deployedBackend: join(root, "deployed-backend.tf.json"),
    interruptedApply: join(root, "interrupted-apply"),
    logOf: (step) => join(root, "logs", `${step}.log`),
    stackFolder: (stack) => join(synthesized, "stacks", stack),
  };
}
