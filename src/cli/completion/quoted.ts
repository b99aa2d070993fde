/** A text as one word of a POSIX shell, of zsh, and of fish alike. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The first sentence, in one line: there is no room for more beside a candidate. */
export function oneLine(description: string): string {
  return (description.split(/[.;:](?:\s|$)/u)[0] ?? "").replaceAll(/\s+/gu, " ").replaceAll("`", "").trim();
}
