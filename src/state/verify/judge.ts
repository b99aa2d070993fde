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
      fix: `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
    });
  if (tableStatus === "missing")
    findings.push({
      fault: "table-missing",
      message: `The lock table ${table} does not exist: with \`locking: "${seen.locking}"\` Terraform can take no lock and check no digest`,
      fix: tableFix(seen),
    });
  return findings;
}

/** Terraform cannot make the table while it must take its lock in it. */
function tableFix(seen: Observation): string {
  const { table, versioning } = seen;
  if (versioning === "no-bucket") return bootstrapFix(seen);
  return (
    `stop every run; aws dynamodb create-table --table-name ${table} --billing-mode PAY_PER_REQUEST ` +
    "--attribute-definitions AttributeName=LockID,AttributeType=S --key-schema AttributeName=LockID,KeyType=HASH; " +
    `then ${bootstrapFix(seen)} for the rest of its settings`
  );
}
