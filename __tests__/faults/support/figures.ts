import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Below the git-ignored work folder; the campaign's runner collects it. */
export const FIGURES_FOLDER = join(__dirname, "../../../.durable/faults");

/** What became of one fault that was made. */
export interface Trial {
  readonly fault: string;
  /** Absent where the locking mode plays no part. */
  readonly locking?: "dynamodb" | "s3" | "both";
  readonly durable: Outcome;
  /** Plain Terraform on the same fault; absent where it has no say. */
  readonly terraform?: Outcome;
}

export interface Outcome {
  /** It was told, before anything was changed. */
  readonly detected: boolean;
  /** The state, and what lives, are again what they were or were meant to be. */
  readonly recovered: boolean;
}

/** Writes what one suite has measured; only a suite that came to its end gets here. */
export function recordTrials(suite: string, trials: readonly Trial[]): void {
  mkdirSync(FIGURES_FOLDER, { recursive: true });
  writeFileSync(join(FIGURES_FOLDER, `${suite}.json`), `${JSON.stringify(trials, undefined, 2)}\n`);
}
