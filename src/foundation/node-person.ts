import { hostname, userInfo } from "node:os";
import { createInterface } from "node:readline/promises";

/** Asks the person at the terminal; in its line mode, so that Ctrl-C stays a signal. */
export async function askPerson(question: string, signal: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    lines.close();
  }
}

export function whoAmI(): string {
  return `${userName()}@${hostname()}`;
}

/** A container may run as a user that its system does not know. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
