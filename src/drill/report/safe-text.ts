/** What is not seen, or moves what is seen: controls, formats, ignorables, halves of characters, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Marks piled on one letter reach over the lines above it; four are more than any script needs. */
const PILED_MARKS = /\p{M}(?<=\p{M}{5})/gu;
/** Nearly every text, and nothing to do. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Control and format characters are shown as what they are: no address or reason can disguise a line. */
export function terminalText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(UNSEEN, codePoint).replace(PILED_MARKS, codePoint);
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The same for Markdown: nothing of an input makes a link, a mention, a table cell or HTML. */
export function markdownText(text: string): string {
  return terminalText(text)
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$]/gu, (character) => `\\${character}`)
    .replace(/@/gu, "@\u200b")
    .replace(/:\/\//gu, ":\u200b//");
}
