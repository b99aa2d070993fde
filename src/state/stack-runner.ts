import type { Finished } from "../foundation/host";

/** `unchanged`: its plan had nothing to create, change or destroy. */
export type DeployOutcome = "changed" | "unchanged";

/** Runs the `cdktf` CLI and Terraform on synthesized stacks. */
export interface StackRunner {
  /** `cdktf deploy <stack>`. @throws DurableError with Terraform's own words when it fails. */
  deploy(stack: string): Promise<DeployOutcome>;
  /** `cdktf destroy <stack>`. @throws DurableError with Terraform's own words when it fails. */
  destroy(stack: string): Promise<void>;
  /** Terraform in the stack's folder. Never throws for what Terraform does. */
  terraform(stack: string, args: readonly string[]): Promise<Finished>;
  /** Where the stack was synthesized to. */
  folder(stack: string): string;
}
