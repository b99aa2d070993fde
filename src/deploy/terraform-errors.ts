/** Lines of one error, at most. */
const LINES = 12;
const ERRORS = 3;

/**
 * Terraform's own errors out of what `cdktf` logged, without the stack's name and the frame around them.
 * "execution halted" says only that Terraform stopped as it was told to.
 */
export function extractErrors(log: string): readonly string[] {
  const lines = log.split("\n").map((line) => line.replace(/^(?:[\w-]+ {2}| +)?[│╷╵]? ?/u, "").trimEnd());
  const starts = lines.flatMap((line, index) => (/^\s*Error: /u.test(line) ? [index] : []));
  const blocks = starts.map((start, index) => {
    const block = lines.slice(start, Math.min(starts[index + 1] ?? lines.length, start + LINES));
    return block
      .filter(
        (line) =>
          line.trim() !== "" &&
          !/Stacks? deploying|Stacks? destroying|^Invoking Terraform CLI failed/u.test(line),
      )
      .join("\n");
  });
  return [...new Set(blocks)].filter((block) => !/^\s*Error: execution halted/u.test(block)).slice(0, ERRORS);
}

/** The last lines of a log that say anything, for a failure without an error of Terraform's. */
export function lastWords(log: string): string {
  return log
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .slice(-LINES)
    .join("\n");
}
