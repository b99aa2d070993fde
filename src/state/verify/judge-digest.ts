import type { Finding } from "./finding";
import { digestFix } from "./fixes";
import type { Observation, StackObservation } from "./observation";

/** The table's digest against a state that is otherwise sound. Terraform refuses to work on another one. */
export function judgeDigest(seen: Observation, stack: StackObservation): readonly Finding[] {
  const content = stack.versions[0]?.content;
  if (seen.tableStatus !== "there" || content?.kind !== "state") return [];
  const { digest } = stack;
  if (digest === content.md5) return [];
  const fix = digestFix(seen, stack);
  if (digest === undefined)
    return [
      {
        stack: stack.stack,
        fault: "digest-missing",
        message: `The table ${seen.table} has no digest of the state: Terraform would take any other state without a word`,
        fix,
      },
    ];
  const running = stack.locks.length > 0 ? "; a run that holds the lock may be between the two writes" : "";
  return [
    {
      stack: stack.stack,
      fault: "digest-mismatch",
      message: `The MD5 of the state is ${content.md5}, the table ${seen.table} says ${digest}, ${describeDigest(stack, digest)}${running}`,
      fix,
    },
  ];
}

function describeDigest({ versions }: StackObservation, digest: string): string {
  const match = versions.find(({ content }) => content.kind !== "deleted" && content.md5 === digest);
  if (match === undefined) return "which is that of no version in the bucket";
  return `which is that of the version of ${match.modifiedAt}: somebody wrote the state without the table`;
}
