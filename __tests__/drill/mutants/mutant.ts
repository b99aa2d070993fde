import type { Operation } from "./operations";

/** The synthesized stacks that are mutated: see baselines.ts. */
export type Baseline = "prod" | "dev" | "prod with NAT" | "prod over three zones";

/** A plausible defect of durability or exposure. What is expected is argued from AWS's behaviour alone. */
export interface Mutant {
  readonly id: string;
  readonly class: MutantClass;
  /** @default "prod" */
  readonly of?: Baseline;
  readonly operations: readonly Operation[];
  /**
   * Where a person would look for the cause. The mutant is caught by a new finding at one of these, or by a failure
   * whose verdict is worse than before and that names one of these among its reasons.
   */
  readonly at: readonly string[];
  /** What else the defect plainly concerns: a new finding there is related, but does not count as having caught it. */
  readonly concerns?: readonly string[];
  /** What AWS does with it, in one sentence. */
  readonly why: string;
}

export type MutantClass =
  (typeof KNOWN_CLASSES)[number] | (typeof SET_ASIDE_CLASSES)[number] | (typeof SECOND_ROUND_CLASSES)[number];

/** The author of the rules may read mutants of these. */
export const KNOWN_CLASSES = [
  "access control list",
  "balancer",
  "balancer zones",
  "burst credits",
  "capacity",
  "connections",
  "database durability",
  "database exposure",
  "target group",
  "encryption",
  "endpoint",
  "endpoint zones",
  "exposed by a rule",
  "exposed by an address",
  "exposed by a route",
  "fleet in the wrong layer",
  "fleet zones",
  "grace period",
  "health check",
  "health check type",
  "instance metadata",
  "listener",
  "missing route",
  "missing rule",
  "NAT of another zone",
  "port",
  "protection",
  "refresh",
  "rule on the wrong group",
  "scaling policy",
  "secret",
  "target group attachment",
] as const;

/** Mutants of these stand in set-aside.ts: whoever writes a rule has not read them. */
export const SET_ASIDE_CLASSES = [
  "addresses",
  "database subnet group",
  "database's own settings",
  "ephemeral ports",
  "endpoint policy",
  "fail-open threshold",
  "instance role",
  "key out of use",
  "lifecycle hook",
  "NAT out of place",
  "plaintext",
  "private names",
  "schedule",
  "spot",
  "storage full",
  "suspended processes",
  "template version",
  "zone distribution",
] as const;

/** Mutants of these stand in second-round.ts: they were run once before any rule was changed for them. */
export const SECOND_ROUND_CLASSES = [
  "address type",
  "architecture",
  "boot script",
  "certificate",
  "database writes",
  "default access list",
  "listener rule",
  "metadata service",
  "name servers",
  "placement",
  "protocol version",
  "role permissions",
  "role trust",
  "stickiness",
  "weighted forward",
  "windows",
] as const;
