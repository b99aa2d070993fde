import { historyOf } from "../verify/history";
import type { StackObservation } from "../verify/observation";
import type { GoodVersion } from "./plan";

/** Every version that a state can be brought back to, newest first: readable, and of its own lineage. */
export function goodVersions({ versions }: StackObservation): readonly GoodVersion[] {
  const lineage = historyOf(versions).head?.content.lineage;
  return versions.flatMap(({ content, versionId, modifiedAt }) => {
    if (content.kind !== "state" || content.lineage !== lineage) return [];
    const { serial, md5, managed } = content;
    return [{ versionId, modifiedAt, serial, lineage, resources: managed.length, md5 }];
  });
}

/** The version that the history leads to, which a faulty present one never is; undefined where nothing can be read. */
export function newestGood(stack: StackObservation): GoodVersion | undefined {
  const { head } = historyOf(stack.versions);
  return goodVersions(stack).find(({ versionId }) => versionId === head?.versionId);
}

/** Such as "v2: serial 2, 14 resources, of 2026-11-22T10:00:02.000Z". */
export function describeVersion({ versionId, serial, resources, modifiedAt }: GoodVersion): string {
  return `${versionId}: serial ${serial}, ${resources} resources, of ${modifiedAt}`;
}
