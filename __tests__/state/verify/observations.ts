import type {
  HeldLock,
  Locking,
  Observation,
  StackObservation,
  StateVersion,
} from "../../../src/state/verify/observation";
import { readContent } from "../../../src/state/verify/state-content";

export const LOCKINGS: readonly Locking[] = ["dynamodb", "s3", "both"];

/** The text of a state, as Terraform writes it. */
export function stateText(serial: number, lineage = "ours", ids: readonly string[] = ["a", "b"]): string {
  const resources = ids.map((id) => ({
    mode: "managed",
    type: "aws_x",
    name: id,
    instances: [{ attributes: { id } }],
  }));
  return JSON.stringify({ version: 4, serial, lineage, outputs: {}, resources }, undefined, 2);
}

/** Versions in the order in which they were written; `undefined` is a deletion. */
export function written(...texts: readonly (string | undefined)[]): readonly StateVersion[] {
  return texts
    .map((text, index) => ({
      versionId: `v${index + 1}`,
      modifiedAt: `2026-11-22T10:00:${String(index + 1).padStart(2, "0")}.000Z`,
      content: text === undefined ? ({ kind: "deleted" } as const) : readContent(text),
    }))
    .reverse();
}

export interface Scene {
  readonly locking: Locking;
  /** Of `durable-dev`, in the order in which they were written. @default serials 1 and 2 */
  readonly texts?: readonly (string | undefined)[];
  /** `undefined` for none. @default that of the newest version */
  readonly digest?: string | undefined;
  readonly locks?: readonly HeldLock[];
  readonly versioning?: Observation["versioning"];
  readonly tableStatus?: Observation["tableStatus"];
}

/** A sound backend, but for what the scene says. The state stack has no fault of its own. */
export function observation(scene: Scene): Observation {
  const { locking, texts = [stateText(1), stateText(2)], versioning = "enabled" } = scene;
  const tableStatus = scene.tableStatus ?? (locking === "s3" ? "unused" : "there");
  const durable = stack("durable", written(...texts), tableStatus, scene.locks);
  const { digest: _found, ...withoutDigest } = durable;
  const changed = {
    ...withoutDigest,
    ...(scene.digest === undefined || tableStatus !== "there" ? {} : { digest: scene.digest }),
  };
  return {
    environment: "dev",
    locking,
    bucket: "bucket",
    versioning,
    table: "table",
    tableStatus,
    stacks: [
      stack("state", versioning === "no-bucket" ? [] : written(stateText(1, "of the backend")), tableStatus),
      "digest" in scene ? changed : durable,
    ],
  };
}

function stack(
  role: StackObservation["role"],
  versions: readonly StateVersion[],
  tableStatus: Observation["tableStatus"],
  locks: readonly HeldLock[] = [],
): StackObservation {
  const [current] = versions;
  const digest =
    tableStatus === "there" && current !== undefined && current.content.kind !== "deleted"
      ? { digest: current.content.md5 }
      : {};
  const key = `${role}-dev/terraform.tfstate`;
  return { stack: `${role}-dev`, role, key, versions, versionCount: versions.length, locks, ...digest };
}
