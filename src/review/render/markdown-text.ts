import { terminalText } from "../../drill/report/safe-text";

/**
 * Words that mean nothing to Markdown, GitHub or GitLab: letters, or a number, between plain punctuation. No `_` or `*`
 * that emphasizes, no `@`, `#`, `!`, `~`, `%`, `$` or `&` before a name that mentions, no dot within that makes an
 * address, and no hexadecimal that may be a commit.
 */
const PLAIN =
  /^(?:["'(]*(?:\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|\d{1,6}(?:[.,]\d{1,6})?%?|\d{1,4}[hms](?:\d{2}[ms])?)[.,:;!?)"'…]*|[…=–—→+-])$/u;

/** At the beginning of a list item these would begin a list of their own. */
const LIST_MARK = /^(?:\d+[.)]|[+-]$)/u;

/** Punctuation after a word, which does not belong to it. */
const TAIL = /(?:(?<!\([^)]*)\))?[.,:;!?…]*$/u;

/**
 * Text of a plan as Markdown prose of one line. Whatever is no plain word becomes code: there nothing links, mentions,
 * emphasizes or is HTML, and an address can be copied.
 */
export function markdownProse(text: string): string {
  const words = terminalText(text)
    .split(" ")
    .filter((word) => word !== "");
  // A list item without text would underline the line before it: a heading.
  if (words.length === 0) return codeSpan("");
  return words
    .map((word, position) => {
      if (PLAIN.test(word) && !(position === 0 && LIST_MARK.test(word))) return word;
      const tail = TAIL.exec(word)?.[0] ?? "";
      return tail === word ? codeSpan(word) : `${codeSpan(word.slice(0, word.length - tail.length))}${tail}`;
    })
    .join(" ");
}

/** Text of a plan as a code span of one line. */
export function markdownCode(text: string): string {
  return codeSpan(terminalText(text));
}

/** A fence longer than any within; the spaces keep it apart from ticks at the ends, and are not shown. */
function codeSpan(visible: string): string {
  // Whoever looks for the marker of a comment must find ours alone.
  const text = visible.replaceAll("<!--", "<\\u{21}--");
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const isPadded = /^[` ]|[` ]$/u.test(text) || text === "";
  return isPadded ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
