/** A frame of a stack knows how V8 would print it; the types do not say so. */
interface PrintableFrame {
  toString(): string;
}

/**
 * Runs `work` without the creation stacks that CDKTF takes for each of its tokens.
 * Nothing reads them here, and formatting them costs a third of a synthesis. Errors keep their stacks:
 * CDKTF captures into plain objects.
 */
export function withoutCreationStacks<T>(work: () => T): T {
  const before = Error.prepareStackTrace?.bind(Error);
  Error.prepareStackTrace = (error: unknown, frames): unknown => {
    if (!(error instanceof Error)) return "";
    return before === undefined ? formatStack(error, frames) : before(error, frames);
  };
  try {
    return work();
  } finally {
    Error.prepareStackTrace = before;
  }
}

function formatStack(error: Error, frames: readonly PrintableFrame[]): string {
  return [`${error.name}: ${error.message}`, ...frames.map((frame) => `    at ${frame.toString()}`)].join(
    "\n",
  );
}
