import type { Finding } from "./finding";
import type { HeldLock, Observation, StackObservation } from "./observation";
import type { VerifiedState } from "./verify-state";

/** What `durable state verify --json` prints. */
export interface StateReport {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly sound: boolean;
  readonly bucket: string;
  readonly versioning: Observation["versioning"];
  readonly locking: Observation["locking"];
  readonly table: Observation["tableStatus"];
  readonly stacks: readonly StackReport[];
  readonly findings: readonly Finding[];
}

export interface StackReport {
  readonly stack: string;
  readonly key: string;
  /** `absent`: there was never one. Otherwise what the newest version holds. */
  readonly content: "absent" | StackObservation["versions"][number]["content"]["kind"];
  readonly modifiedAt?: string;
  readonly serial?: number;
  readonly lineage?: string;
  readonly resources?: number;
  readonly versions: number;
  /** Fewer than `versions` in a long history. */
  readonly versionsRead: number;
  readonly locks: readonly HeldLock[];
}

export function reportState({ seen, findings }: VerifiedState): StateReport {
  const { environment, bucket, versioning, locking, tableStatus, stacks } = seen;
  return {
    schemaVersion: 1,
    environment,
    sound: findings.length === 0,
    bucket,
    versioning,
    locking,
    table: tableStatus,
    stacks: stacks.map(reportStack),
    findings,
  };
}

function reportStack({ stack, key, versions, versionCount, locks }: StackObservation): StackReport {
  const [current] = versions;
  const content = current?.content;
  return {
    stack,
    key,
    content: content?.kind ?? "absent",
    ...(current === undefined ? {} : { modifiedAt: current.modifiedAt }),
    ...(content?.kind === "state"
      ? { serial: content.serial, lineage: content.lineage, resources: content.managed.length }
      : {}),
    versions: versionCount,
    versionsRead: versions.length,
    locks,
  };
}
