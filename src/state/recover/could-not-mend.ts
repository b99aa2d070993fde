import { type DurableError, externalError } from "../../foundation/errors";
import { statusOf } from "../verify/could-not-look";

/** What was written, and what it is good for. */
export interface Attempt {
  /** As IAM calls it, such as `s3:PutObject`. */
  readonly action: string;
  readonly target: string;
  /** What is so now that it was not done, such as "nothing was changed". */
  readonly so: string;
}

/** AWS refused to write, or did not answer: the credentials may look and no more, as a rule. */
export function couldNotMend(error: unknown, { action, target, so }: Attempt): DurableError {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isRefused = statusOf(error) === 403 || /AccessDenied|KMS\.|NotAuthorized/u.test(told);
  return externalError({
    what: isRefused ? "These credentials may not write this" : "AWS did not write this",
    given: `${action} on ${target}: ${told}`,
    ...(isRefused ? { allowed: `credentials with ${action} on it, and with the use of its key` } : {}),
    next: `${isRefused ? "use others, or add that permission" : "run the command again"}; ${so}`,
  });
}
