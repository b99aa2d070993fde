import type { Finding } from "../verify/finding";
import type { StackObservation } from "../verify/observation";
import type { DigestStep, Left } from "./plan";

/** The digest of the present state, which is itself sound: otherwise the finding were another one. */
export function planDigest({ stack, key, versions }: StackObservation, finding: Finding): DigestStep | Left {
  const [present] = versions;
  if (present?.content.kind !== "state") return { finding, why: finding.fix };
  return {
    kind: "write-digest",
    stack,
    key,
    mends: finding.fault,
    replaces: present.versionId,
    md5: present.content.md5,
  };
}
