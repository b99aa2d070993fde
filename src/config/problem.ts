/** One thing wrong with an environment: what was given, what is allowed, and what to do. */
export interface ConfigProblem {
  /** Where, from the environment's root: `web.healthCheck.timeoutSeconds`. */
  readonly path: string;
  /** The value as the user wrote it; `undefined` where it is missing. */
  readonly given: unknown;
  readonly allowed: string;
  readonly fix: string;
}

const LONGEST_VALUE = 120;
/** A value of more parts is not shown: nested aliases can stand for more text than there is memory. */
const MOST_PARTS = 1000;

/** Several lines for a terminal: one problem a paragraph. */
export function formatProblem({ path, given, allowed, fix }: ConfigProblem): string {
  return [
    `${printable(path)}: ${formatValue(given)}`,
    `  allowed: ${allowed}`,
    `  next:    ${printable(fix, Infinity)}`,
  ].join("\n");
}

function formatValue(value: unknown): string {
  if (value === undefined) return "missing";
  return printable(typeof value === "number" || typeof value === "bigint" ? String(value) : safeJson(value));
}

/** Control and format characters are escaped, and long texts cut, so that no input can disguise the message. */
function printable(text: string, longest = LONGEST_VALUE): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  return cut.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function safeJson(value: unknown): string {
  let parts = 0;
  try {
    const text: string | undefined = JSON.stringify(value, (_key, item: unknown) => {
      parts += 1;
      if (parts > MOST_PARTS) throw new RangeError("too many parts");
      return item;
    });
    return text ?? String(value);
  } catch {
    return `(${typeof value}, too large to show or without a JSON form)`;
  }
}
