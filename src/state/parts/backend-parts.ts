import type { Observation } from "../verify/observation";

/** What bootstrap sees and does of a state backend on AWS, around what Terraform does. */
export interface BackendParts {
  /** Only reads. @throws DurableError (external) where AWS does not answer, or the account is another one. */
  observe(): Promise<Observation>;
  /** The text of the state stack's state, or undefined when there is none. */
  readState(): Promise<string | undefined>;
  /**
   * What is there by its name, whatever any state says of it: the Terraform address of each and the id by which
   * Terraform imports it. Everything of the stack that AWS would refuse to make twice, or would make twice.
   */
  findNamed(): Promise<ReadonlyMap<string, string>>;
  /** @throws DurableError (external) where the credentials may not write an existing backend. Writes nothing. */
  requireWriting(): Promise<void>;
  /** Makes the bucket of the state, empty and closed to the public; a no-op when the account has it. */
  createBucket(): Promise<void>;
  /** Makes a lock table that was deleted, so that Terraform can take its lock and do the rest. */
  createTable(): Promise<void>;
  /** Takes the right to bootstrap. Whoever has it already is told; undefined: it is ours now, or was before. */
  claim(): Promise<Claim | undefined>;
  /** Gives the right back, if it is ours. */
  releaseClaim(): Promise<void>;
}

/** Somebody who bootstraps, or who did and was killed. */
export interface Claim {
  /** `user@host:folder`. The same one goes on where it stopped. */
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Where the claim lies: an object of the bucket. */
  readonly bucket: string;
  readonly key: string;
}
