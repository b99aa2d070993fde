/** What a terminal does not count: colours, which are ours alone by then. */

const COLOURS = /\u001b\[\d+m/gu;

/**
 * Words in lines of a width; lines after the first are indented by two more. A word that is longer than a line has one
 * of its own. No line begins with `::`, which a CI runner would take for a command: such a word stays with the one
 * before it.
 */
export function wrapWords(
  words: readonly string[],
  { columns, indent }: { readonly columns: number; readonly indent: number },
): readonly string[] {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let width = indent;
  let isEmpty = true;
  for (const word of words) {
    const length = visible(word).length;
    if (!isEmpty && width + 1 + length > columns && !visible(word).startsWith("::")) {
      lines.push(line);
      line = " ".repeat(indent + 2);
      width = indent + 2;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    width += length + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  lines.push(line);
  return lines.map((one) => (/^\s*::/u.test(visible(one)) ? one.replace("::", ":\\u{3a}") : one));
}

function visible(word: string): string {
  return word.replace(COLOURS, "");
}
