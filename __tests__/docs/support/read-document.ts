import MarkdownIt from "markdown-it";

const PARSER = new MarkdownIt({ html: true, linkify: false });

export interface ReadDocument {
  /** Where its links lead and its images come from, as they are written. */
  readonly targets: readonly string[];
  /** What can stand behind a `#`. */
  readonly anchors: ReadonlySet<string>;
  /** Fenced code, with the words behind the fence. */
  readonly fences: readonly { readonly info: string; readonly text: string }[];
  /** Code within a line. */
  readonly code: readonly string[];
}

export function readDocument(markdown: string): ReadDocument {
  const blocks = PARSER.parse(markdown, {});
  const inline = blocks.flatMap(({ children }) => children ?? []);
  const html = [...blocks, ...inline]
    .filter(({ type }) => type.startsWith("html"))
    .map(({ content }) => content);
  const attributes = (names: string) =>
    html.flatMap((text) =>
      [...text.matchAll(new RegExp(`\\b(?:${names})="([^"]+)"`, "gu"))].map(([, value = ""]) => value),
    );
  const linked = inline.flatMap((token) => {
    const target = token.attrGet(token.type === "image" ? "src" : "href");
    return target === null ? [] : [target];
  });
  const titles = blocks.flatMap(({ type }, index) => (type === "heading_open" ? [blocks[index + 1]] : []));
  return {
    targets: [...linked, ...attributes("href|src")],
    anchors: new Set([...slugs(titles.map((title) => plain(title))), ...attributes("id|name")]),
    fences: blocks
      .filter(({ type }) => type === "fence")
      .map(({ info, content }) => ({ info: info.trim(), text: content })),
    code: inline.filter(({ type }) => type === "code_inline").map(({ content }) => content),
  };
}

/** What a reader sees of a line. */
function plain(token: MarkdownIt.Token | undefined): string {
  return (token?.children ?? [])
    .filter(({ type }) => type === "text" || type === "code_inline")
    .map(({ content }) => content)
    .join("");
}

/** As GitHub makes them: a title that comes again gets a number. */
function slugs(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const slug = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\-_ ]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}
