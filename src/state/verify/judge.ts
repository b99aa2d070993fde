import type { Finding } from "./finding";
import { bootstrapFix } from "./fixes";
import { judgeContent } from "./judge-content";
import { judgeDigest } from "./judge-digest";
import { judgeLocks } from "./judge-locks";
import type { Observation } from "./observation";

/** Every fault of a state backend, from what was seen of it alone. None: it is sound. */
export function judge(seen: Observation): readonly Finding[] {
  return [...judgeBackend(seen), ...seen.stacks.flatMap((stack) => judgeStack(seen, stack))];
}

function judgeStack(seen: Observation, stack: Observation["stacks"][number]): readonly Finding[] {
  // Without a bucket there is one fault, not one for every object that is not in it.
  const content = seen.versioning === "no-bucket" ? [] : judgeContent(seen, stack);
  // A wrong object has a wrong digest: that would be the same fault told twice.
  return [...content, ...(content.length > 0 ? [] : judgeDigest(seen, stack)), ...judgeLocks(seen, stack)];
}

function judgeBackend(seen: Observation): readonly Finding[] {
  const { bucket, table, versioning, tableStatus } = seen;
  const findings: Finding[] = [];
  if (versioning === "no-bucket")
    findings.push({
      fault: "bucket-missing",
      message: `The bucket of the state, ${bucket}, does not exist`,
      fix: `${bootstrapFix(seen)}, if the environment is new; otherwise find out first who deleted it: what it described may still run`,
    });
  if (versioning === "suspended" || versioning === "never")
    findings.push({
      fault: "versioning-suspended",
      message: `Versioning of ${bucket} is ${versioning === "never" ? "not switched on" : "suspended"}: each write destroys the state before it, and a state that went back cannot be told`,
      fix: `stop every run; ${bootstrapFix(seen)} switches it on again`,
    });
  if (tableStatus === "missing")
    findings.push({
      fault: "table-missing",
      message: `The lock table ${table} does not exist: with \`locking: "${seen.locking}"\` Terraform can take no lock and check no digest`,
      fix:
        versioning === "no-bucket"
          ? bootstrapFix(seen)
          : `stop every run; ${bootstrapFix(seen)} makes it again`,
    });
  return findings;
}
