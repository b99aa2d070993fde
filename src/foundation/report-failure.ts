import { DurableError, EXIT } from "./errors";

/** Prints a failure for a person and sets the exit code. Only our own bugs come with a stack trace. */
export function reportFailure(error: unknown): void {
  if (error instanceof DurableError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`This is a bug of durable-system; please report it with the lines below.\n${shown}\n`);
  process.exitCode = EXIT.error;
}
