import type { Fault, Finding } from "../verify/finding";
import type { LockGroup } from "../verify/judge-locks";
import type { StateVersion } from "../verify/observation";

/** What a recovery would do, in this order; plain data, made without AWS. */
export interface RecoveryPlan {
  readonly steps: readonly Step[];
  /** Faults that no step mends, and why. */
  readonly left: readonly Left[];
}

export type Step = UnlockStep | RestoreStep | DigestStep;

interface StepOfStack {
  readonly stack: string;
  /** The object in the state bucket. */
  readonly key: string;
  readonly mends: Fault;
}

export interface UnlockStep extends StepOfStack {
  readonly kind: "unlock";
  readonly lock: LockGroup;
  /** Whether the person gave its id in the command: otherwise it is asked for, whatever else was agreed to. */
  readonly named: boolean;
}

export interface RestoreStep extends StepOfStack {
  readonly kind: "restore";
  readonly version: GoodVersion;
  /** The newest version when the plan was made; undefined when there was none. */
  readonly replaces: string | undefined;
  /** Whether a person chose the version against what the history leads to. */
  readonly chosen: boolean;
  /** What the restored state knows and the present one does not. Left out where the present one cannot be read. */
  readonly adds?: readonly string[];
  /** What the present state knows and the restored one does not. Left out where the present one cannot be read. */
  readonly removes?: readonly string[];
}

export interface DigestStep extends StepOfStack {
  readonly kind: "write-digest";
  /** The newest version, whose digest is written. */
  readonly replaces: string | undefined;
  readonly md5: string;
}

/** A version that can be read and is of the state's own lineage. */
export interface GoodVersion extends Pick<StateVersion, "versionId" | "modifiedAt"> {
  readonly serial: number;
  readonly lineage: string;
  /** How many resources it manages. */
  readonly resources: number;
  readonly md5: string;
}

export interface Left {
  readonly finding: Finding;
  readonly why: string;
}

/** What the person asked for. */
export interface Wishes {
  /** @default both stacks */
  readonly stack?: "state" | "durable";
  /** Instead of the version that the history leads to. */
  readonly versionId?: string;
  /** The id of a lock to release, or `unreadable` for those that have none. */
  readonly unlock?: string;
}
