/** Control and format characters are shown as what they are: no address or reason can disguise a line. */
export function terminalText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
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
