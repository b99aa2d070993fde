import MarkdownIt from "markdown-it";

/** As GitHub and GitLab read it: HTML is let through, and bare addresses become links. */
const PARSER = new MarkdownIt({ html: true, linkify: true });

export interface ReadMarkdown {
  /** The blocks by type and depth: what a text cannot change unless it breaks out of its place. */
  readonly blocks: readonly string[];
  /** Types of what stands in a line, each once, sorted. */
  readonly inline: readonly string[];
  /** All HTML, with the text in its `<code>` taken out. */
  readonly html: readonly string[];
  /** What a reader sees outside of code: where a mention or a reference would be looked for. */
  readonly words: string;
}

export function readMarkdown(text: string): ReadMarkdown {
  const tokens = PARSER.parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const html = [...tokens, ...inline]
    .filter(({ type }) => type.startsWith("html"))
    .map(({ content }) => content.replace(/<code>[^<]*<\/code>/gu, "<code></code>").trim());
  return {
    blocks: tokens.map(({ type, tag, level }) => `${level} ${type} ${tag}`),
    inline: [...new Set(inline.map(({ type }) => type))].sort(),
    html,
    words: [
      ...inline.map(({ type, content }) => (type === "text" ? content : type === "code_inline" ? "`" : "")),
      ...html.map((one) => one.replace(/<[^>]*>/gu, " ")),
    ].join("\n"),
  };
}
