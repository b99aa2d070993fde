/**
 * Runs `work` without the creation stacks that CDKTF takes for each of its tokens.
 * Nothing reads them here, and formatting them costs a third of a synthesis. Errors keep their stacks:
 * CDKTF captures into plain objects.
 */
export function withoutCreationStacks<T>(work: () => T): T {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames) => {
    if (!(error instanceof Error)) return "";
    return before === undefined ? [String(error), ...frames.map((frame) => `    at ${String(frame)}`)].join("\n") : before(error, frames);
  };
  try {
    return work();
  } finally {
    Error.prepareStackTrace = before;
  }
}
