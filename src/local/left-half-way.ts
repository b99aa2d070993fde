import { findLeftLocks } from "./left-locks";
import type { Session } from "../deploy/session";

/**
 * Why what is on the emulator is not to be trusted, if so. A Terraform that was interrupted in the middle of an apply
 * cancels the calls under way: AWS may have created what they asked for, and then it is in no state, and in the way of
 * every later deploy. One that was killed leaves its locks as well.
 */
export async function whyHalfWay(session: Session, endpoint: string): Promise<string | undefined> {
  const { host, folder } = session;
  if (host.files.exists(folder.interruptedApply)) return "An earlier deploy was interrupted half-way";
  const locks = await findLeftLocks(session, endpoint);
  return locks.length === 0
    ? undefined
    : `An earlier Terraform was killed and left a lock (${locks.join(", ")})`;
}
