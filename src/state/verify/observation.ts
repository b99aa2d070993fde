import type { Environment } from "../../config/environment";
import type { StateContent } from "./state-content";

/** The state backend of one environment as it was found: plain data, so that it can be judged without AWS. */
export interface Observation {
  readonly environment: string;
  readonly locking: Locking;
  readonly bucket: string;
  readonly versioning: Versioning;
  readonly table: string;
  /** Without a table in `locking`, nobody looked. */
  readonly tableStatus: "there" | "missing" | "unused";
  readonly stacks: readonly StackObservation[];
}

export type Locking = Environment["stateBackend"]["locking"];

/** `no-bucket`: there is nothing to version. `never`: it was not switched on since the bucket was made. */
export type Versioning = "enabled" | "suspended" | "never" | "no-bucket";

export interface StackObservation {
  readonly stack: string;
  /** The state stack's state must be there as soon as its bucket is; the other may not be deployed yet. */
  readonly role: "state" | "durable";
  readonly key: string;
  /** Newest first; the first is what Terraform reads. No more than `HISTORY_LIMIT`. */
  readonly versions: readonly StateVersion[];
  /** How many there are, those that were not read included. */
  readonly versionCount: number;
  readonly locks: readonly HeldLock[];
  /** What the table says that the MD5 of the object is. */
  readonly digest?: string;
}

export interface StateVersion {
  readonly versionId: string;
  readonly modifiedAt: string;
  /** A deletion is a version too, without content. */
  readonly content: StateContent | { readonly kind: "deleted" };
  /** A person put it there with `state recover --version-id`: what was before it is no measure any more. */
  readonly chosen?: true;
}

/** Terraform's lock info. What it does not hold, or not as text, is left out: the lock is held all the same. */
export interface HeldLock {
  readonly place: "s3" | "dynamodb";
  readonly id?: string;
  readonly who?: string;
  readonly since?: string;
  readonly operation?: string;
}
