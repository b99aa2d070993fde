/**
 * Three kinds of failure decide what a person sees.
 * - `usage`: the input is wrong, and the user can put it right.
 * - `external`: a tool, a server or a file system refused.
 * - anything else is our bug, and only then a stack trace is shown.
 */
export type ErrorKind = "usage" | "external";

/** The four things every error message owes its reader. */
export interface ErrorParts {
  /** What happened, as a sentence without a full stop. */
  readonly what: string;
  /** The value given, shown as the user wrote it. @default none is shown */
  readonly given?: string;
  /** What would have been accepted. @default none is shown */
  readonly allowed?: string;
  /** What to do next: a command or an edit. */
  readonly next: string;
}

/** A failure that is not a bug of ours: printed without a stack trace. */
export class DurableError extends Error {
  override readonly name = "DurableError";

  constructor(
    readonly kind: ErrorKind,
    readonly parts: ErrorParts,
    /** The process exit code, as `durable --help` lists them. */
    readonly exitCode: ExitCode = EXIT.error,
  ) {
    super(formatParts(parts));
  }
}

/** Exit codes of `durable`. */
export const EXIT = {
  ok: 0,
  error: 1,
  changesPresent: 2,
  gateFailed: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The input is wrong and the user can put it right. */
export function usageError(parts: ErrorParts): DurableError {
  return new DurableError("usage", parts);
}

/** A tool, a server or the file system refused. */
export function externalError(parts: ErrorParts): DurableError {
  return new DurableError("external", parts);
}

function formatParts({ what, given, allowed, next }: ErrorParts): string {
  const lines = [what];
  if (given !== undefined) lines.push(`  given:   ${given}`);
  if (allowed !== undefined) lines.push(`  allowed: ${allowed}`);
  lines.push(`  next:    ${next}`);
  return visible(lines.join("\n"));
}

/** Control and format characters are shown as what they are: nothing that was given moves the cursor or hides. */
function visible(text: string): string {
  return text.replace(
    /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
