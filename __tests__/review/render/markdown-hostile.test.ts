import fc from "fast-check";
import { markdownCode, markdownProse } from "../../../src/review/render/markdown-text";
import { renderMarkdown } from "../../../src/review/render/markdown";
import { HOSTILE_TEXTS, hostileReport } from "./support/hostile";
import { readMarkdown } from "./support/markdown-tokens";

const NO_LIMIT = { limit: 10_000_000, marker: "durable-prod" };
/** What GitHub or GitLab would make a mention, a reference, a label, an emoji, a formula or an address of. */
const REFERENCES = /@\w|[#!~%&$]\w|\bGH-\d|:[\w+-]+:|\b(?=[a-z]*\d)[0-9a-f]{7,40}\b|\w\.\w*[a-z]\w*|:\/\//iu;

const calm = readMarkdown(renderMarkdown(hostileReport("calm"), NO_LIMIT));

describe("hostile text in a comment", () => {
  it("is compared with a comment that has everything", () => {
    expect(calm.html).toEqual([
      "<!-- durable-review:durable-prod -->",
      "<details><summary><code></code> 1 to delete, 1 to create</summary>",
      "</details>",
      "<details><summary><code></code> 1 to replace (new one made first), 1 to update, 1 to import, 1 to move</summary>",
      "</details>",
    ]);
    expect(calm.inline).toEqual(["code_inline", "strong_close", "strong_open", "text"]);
    expect(calm.blocks).toHaveLength(329);
  });

  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))("%j stays in its place", (_, text) => {
    staysInPlace(text);
    staysInPlace(`before ${text}`);
  });

  it("stays in its place, whatever it is made of", () => {
    const pieces = [
      ..."`*_~[]()<>!#@|\\&:/.-+=$%^'\" \n\r\t1a",
      "<!--",
      "-->",
      "```",
      "www.",
      "://",
      "\u202e",
      "😀",
      "GH-1",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        staysInPlace(parts.join(""));
      }),
      { numRuns: 100 },
    );
  });

  it("holds one marker, whatever looks like one", () => {
    const text = renderMarkdown(hostileReport("<!-- durable-review:other -->"), NO_LIMIT);
    expect(text.match(/<!--/gu)).toHaveLength(1);
  });
});

function staysInPlace(text: string): void {
  const raw = renderMarkdown(hostileReport(text), NO_LIMIT);
  const { blocks, html, inline, words } = readMarkdown(raw);
  expect([blocks, html]).toEqual([calm.blocks, calm.html]);
  expect(inline.filter((type) => !calm.inline.includes(type))).toEqual([]);
  expect(REFERENCES.exec(words)?.[0]).toBeUndefined();

  expect(raw).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
  );
}

describe("prose", () => {
  it.each([
    ["a standby, in 12 of 13 cases (99.9 %): gone", "a standby, in 12 of 13 cases (99.9 `%`): gone"],
    ["multi_az goes to false.", "`multi_az` goes to false."],
    ["set aws_lb.web, then wait", "set `aws_lb.web`, then wait"],
    ["1. first", "`1`. first"],
    ["- first", "`-` first"],
    ["a - b = c → d", "a - b = c → d"],
    ["1h02m not 12x", "1h02m not `12x`"],
    ["don't open the catch-all", "don't open the catch-all"],
    ["Zürich, Łódź und 東京", "Zürich, Łódź und 東京"],
    ["two  spaces ", "two spaces"],
  ])("%s", (text, shown) => {
    expect(markdownProse(text)).toBe(shown);
  });
});

describe("code", () => {
  it.each([
    ["a", "`a`"],
    ["", "`  `"],
    [" a", "`  a `"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["``a```", "```` ``a``` ````"],
    ["a\nb", "`a\\u{a}b`"],
  ])("%j", (text, shown) => {
    expect(markdownCode(text)).toBe(shown);
  });
});
