import { DurableError } from "../../../src/foundation/errors";

/** The error that a piece of work fails with; anything but a `DurableError` fails the test. */
export async function failureOf(work: () => unknown): Promise<DurableError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DurableError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}
