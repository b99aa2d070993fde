/** Stable names: scripts may count on them. */
export type Fault =
  | "bucket-missing"
  | "table-missing"
  | "versioning-suspended"
  | "state-missing"
  | "state-empty"
  | "state-truncated"
  | "state-not-json"
  | "state-not-a-state"
  | "foreign-lineage"
  | "older-state"
  | "history-forked"
  | "digest-mismatch"
  | "digest-missing"
  | "lock-held";

/** A fault that was found, and what to do about it. */
export interface Finding {
  /** Left out where the whole backend is meant. */
  readonly stack?: string;
  readonly fault: Fault;
  readonly message: string;
  readonly fix: string;
}
