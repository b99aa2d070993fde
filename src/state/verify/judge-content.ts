import type { Finding } from "./finding";
import { forkFix, restoreFix } from "./fixes";
import { advance, historyOf, type KnownVersion, startsAnew } from "./history";
import type { Observation, StackObservation } from "./observation";
import type { ReadableState } from "./state-content";

const UNREADABLE = {
  empty: ["state-empty", "is empty: Terraform takes that for a system of which nothing exists yet"],
  truncated: ["state-truncated", "ends in the middle: it was cut off"],
  "not-json": ["state-not-json", "is not JSON"],
  "not-a-state": ["state-not-a-state", "is JSON, but no Terraform state of format version 4"],
} as const;
const SHOWN_RESOURCES = 5;

/** Whether the object is a state at all, and the one that its versions lead to. At most one finding. */
export function judgeContent(seen: Observation, stack: StackObservation): readonly Finding[] {
  const [current, ...before] = stack.versions;
  const history = historyOf(before);
  const finding = (fault: Finding["fault"], message: string, fix?: string): readonly Finding[] => [
    { stack: stack.stack, fault, message, fix: fix ?? restoreFix(seen, stack, history.head) },
  ];
  const object = `s3://${seen.bucket}/${stack.key}`;
  if (current === undefined) return judgeNever(seen, stack);
  const { content, modifiedAt } = current;
  if (content.kind === "deleted") return finding("state-missing", `${object} was deleted at ${modifiedAt}`);
  if (content.kind !== "state") {
    const [fault, message] = UNREADABLE[content.kind];
    return finding(fault, `${object} of ${modifiedAt} ${message}`);
  }
  const { head } = history;
  if (head === undefined || current.chosen || startsAnew(history, content)) return [];
  if (content.lineage !== head.content.lineage)
    return finding(
      "foreign-lineage",
      `${object} of ${modifiedAt} has the lineage ${content.lineage}; its versions up to ${head.modifiedAt} have ${head.content.lineage}: this is the state of something else`,
    );
  if (content.serial < head.content.serial)
    return finding(
      "older-state",
      `${object} of ${modifiedAt} has serial ${content.serial}, but serial ${head.content.serial} was there at ${head.modifiedAt}: an older state was put in its place`,
    );
  const { lost } = advance(history, current);
  const fork = lost === undefined ? undefined : describeFork(lost, content);
  if (lost === undefined || fork === undefined) return [];
  return finding("history-forked", `${object} of ${modifiedAt} ${fork}`, forkFix(seen, stack, lost, current));
}

/** Runs went on from an older state: its serial is high again, but what the lost one alone knew is forgotten. */
function describeFork(lost: KnownVersion, content: ReadableState): string | undefined {
  const present = new Set(content.managed);
  const forgotten = lost.content.managed.filter((id) => !present.has(id));
  if (forgotten.length === 0) return undefined;
  const more = forgotten.length > SHOWN_RESOURCES ? ", …" : "";
  return (
    `goes on from an older state than serial ${lost.content.serial} of ${lost.modifiedAt} (version ${lost.versionId}); ` +
    `${forgotten.length} resources of that one are not in it: ${forgotten.slice(0, SHOWN_RESOURCES).join(", ")}${more}`
  );
}

/** No version at all: right for a system that is not deployed yet, unless something remembers one. */
function judgeNever(seen: Observation, { stack, role, key, digest }: StackObservation): readonly Finding[] {
  const object = `s3://${seen.bucket}/${key}`;
  const fault = "state-missing";
  if (digest !== undefined)
    return [
      {
        stack,
        fault,
        message: `${object} is not there, nor any version of it, but the table ${seen.table} keeps its digest ${digest}`,
        fix: "bring the state back from a copy of your own; the bucket has none",
      },
    ];
  if (role === "durable") return [];
  return [
    {
      stack,
      fault,
      message: `${object} is not there: the bucket exists without the state of the stack that made it`,
      fix: `npx durable state bootstrap --environment ${seen.environment} goes on where one was interrupted, and says so where it cannot`,
    },
  ];
}
