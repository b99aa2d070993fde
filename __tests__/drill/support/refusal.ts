import { DurableError } from "../../../src/foundation/errors";

/** The refusal that is thrown. Anything else, or nothing, fails the test. */
export function refusalFrom(action: () => unknown): DurableError {
  try {
    action();
  } catch (error) {
    if (error instanceof DurableError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
