import { createHash } from "node:crypto";
import { renderHtml } from "../../../src/review/render/html";
import { change } from "../risks/support/changes";
import { HOSTILE_TEXTS, hostileReport } from "./support/hostile";
import { countsOf, EVERYTHING, report } from "./support/reports";

/** Every tag with its attributes, in order: what text can never add to. */
function tags(page: string): readonly string[] {
  return page.replace(/<style>[^]*?<\/style>/u, "<style></style>").match(/<[^>]*>/gu) ?? [];
}

describe("a review as a page", () => {
  it("stands alone: nothing is loaded, nothing runs", () => {
    const page = renderHtml(EVERYTHING);
    const [, style = ""] = /<style>([^]*?)<\/style>/u.exec(page) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">`,
    );
    const names = new Set(tags(page).map((tag) => tag.replace(/^<\/?([a-z0-9]+|!doctype).*$/u, "$1")));
    expect([...names].sort()).toEqual([
      "!doctype",
      "b",
      "body",
      "code",
      "details",
      "h1",
      "h2",
      "head",
      "html",
      "li",
      "meta",
      "p",
      "span",
      "style",
      "summary",
      "title",
      "ul",
    ]);
    expect(page).not.toMatch(/\s(?:src|href|style|on\w+)=|url\(|@import/u);
  });

  it("opens and shuts every tag in order", () => {
    const open: string[] = [];
    for (const tag of tags(renderHtml(EVERYTHING))) {
      const [, slash, name = ""] = /^<(\/?)([a-z0-9]+|!doctype)/u.exec(tag) ?? [];
      if (slash === "/") expect([open.pop(), tag]).toEqual([name, tag]);
      else if (name !== "meta" && name !== "!doctype") open.push(name);
    }
    expect(open).toEqual([]);
  });

  it("says the verdict first, and the gate", () => {
    const page = renderHtml(EVERYTHING);
    expect(page).toContain(
      '<h1 class="critical"><b>critical</b><span>1 critical, 1 low (1 waived): multi_az goes',
    );
    expect(page).toContain(
      "<p><span>Gate:</span> <b>fails</b> <span>with</span> <code>--fail-on high</code></p>",
    );
  });

  const calm = tags(renderHtml(hostileReport("calm")));

  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))("%j stays text", (_, text) => {
    const page = renderHtml(hostileReport(text));
    expect(tags(page)).toEqual(calm);
    expect(page).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\0-\t\v-\x1f\x7f-\x9f]/u);
  });

  it("counts what is too much for one page", () => {
    const changes = Array.from({ length: 2500 }, (_, at) => change(`aws_eip.e${at}`, "create"));
    const page = renderHtml(report({ groups: [{ name: "network", changes }], counts: countsOf(changes) }));
    expect(page.match(/aws_eip\.e\d+/gu)).toHaveLength(2000);
    expect(page).toContain("<summary><code>network</code> 2500 to create</summary>");
    expect(page).toContain("<span>and 500 more</span>");
  });
});
