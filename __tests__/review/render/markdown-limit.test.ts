import { LEVELS } from "../../../src/review/render/markdown-levels";
import { renderMarkdown } from "../../../src/review/render/markdown";
import type { ReviewReport, Risk, Severity } from "../../../src/review/review-report";
import { change } from "../risks/support/changes";
import { countsOf, durability, EVERYTHING, report, risk } from "./support/reports";

const HEAD = "<!-- durable-review:durable-prod -->\n## 🔴 critical\n\n**Verdict:** the database is lost.\n";

/** As many changes and risks as asked for, every one with text beyond the basic plane, of which one takes two units. */
function large({ changes, risks }: { readonly changes: number; readonly risks: number }): ReviewReport {
  const severities: readonly Severity[] = ["critical", "high", "medium", "low"];
  const all = Array.from({ length: changes }, (_, at) =>
    change(`aws_instance.server["😀-${at}"]`, "update", { "tags.name": ["😀".repeat(9), `𝔘-${at}`] }),
  );
  return report({
    verdict: { level: "critical", text: "the database is lost." },
    counts: countsOf(all),
    groups: Array.from({ length: 10 }, (_, at) => ({
      name: `module.m${at}`,
      changes: all.filter((_one, index) => index % 10 === at),
    })),
    risks: Array.from({ length: risks }, (_, at) =>
      risk({
        severity: severities[Math.floor((4 * at) / risks)] ?? "low",
        address: `aws_db_instance.database_${at}`,
        message: `the database 😀 with the number ${at} is lost`,
      }),
    ),
    durability: durability({
      before: "holds",
      after: "fails",
      failures: Array.from({ length: 200 }, (_, at) => ({
        id: `zone:${at}`,
        before: "holds",
        after: "fails",
      })),
    }),
    gate: { failOn: "high", failed: true },
  });
}

describe("the limit of a comment", () => {
  it("is what GitHub takes, counted in UTF-16 code units", () => {
    const text = renderMarkdown(large({ changes: 10_000, risks: 800 }));
    expect(text.startsWith(HEAD)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(65_536);
    // Full use of it: one risk or one change more would not have fitted.
    expect(text.length).toBeGreaterThan(63_000);
  });

  it("leaves nothing out of what fits", () => {
    const text = renderMarkdown(EVERYTHING);
    expect(text).not.toContain("Left out");
    expect(renderMarkdown(EVERYTHING, { limit: text.length })).toBe(text);
    expect(renderMarkdown(EVERYTHING, { limit: text.length - 1 })).toContain("**Left out**");
  });

  it("is kept at every length, with the verdict at the top and the worst risks before all others", () => {
    const big = large({ changes: 300, risks: 80 });
    for (let limit = 400; limit < 90_000; limit += 6007) {
      const text = renderMarkdown(big, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.startsWith(HEAD)).toBe(true);
      const listed = [...text.matchAll(/database_(\d+)`/gu)].map(([, at]) => Number(at));
      expect(listed).toEqual(listed.map((_, at) => at));
    }
  });

  it.each([
    [130_000, undefined],
    [48_000, LEVELS[3]],
    [20_000, LEVELS[6]],
    [5_500, LEVELS[12]],
    [1_600, LEVELS[21]],
  ])("of %i says what is left out", (limit, level) => {
    const text = renderMarkdown(large({ changes: 300, risks: 80 }), { limit });
    const [, said] =
      /\*\*Left out\*\* to stay within \d+ characters: (.*)\. All of it is in /u.exec(text) ?? [];
    expect(said?.replace(/, but for the first \d+$/u, "")).toBe(level?.leftOut.join("; "));
  });

  it("leaves the verdict alone where nothing else fits, cut where it is long itself", () => {
    const verdict = { level: "critical", text: "word ".repeat(10_000) } as const;
    const huge = report({ ...large({ changes: 9, risks: 9 }), verdict });
    const text = renderMarkdown(huge, { limit: 400 });
    expect(text.length).toBeLessThanOrEqual(400);
    expect(text).toBe(
      "<!-- durable-review:durable-prod -->\n## 🔴 critical\n\n" +
        `**Verdict:** ${"word ".repeat(20)}… (50000 characters)\n\n` +
        "**Left out**: everything else. All of it is in `--html FILE` and `--json`.\n",
    );
    expect(() => renderMarkdown(huge, { limit: 399 })).toThrow(RangeError);
  });

  it("keeps the headlines of all critical risks longer than anything of the others", () => {
    const risks: readonly Risk[] = [
      ...Array.from({ length: 40 }, (_, at) => risk({ address: `aws_db_instance.worst_${at}` })),
      ...Array.from({ length: 400 }, () => risk({ severity: "high", address: "aws_lb.other" })),
    ];
    const text = renderMarkdown(report({ risks }), { limit: 8_000 });
    expect(text.match(/worst_\d+/gu)).toHaveLength(40);
    expect(text.lastIndexOf("worst_39")).toBeLessThan(text.indexOf("aws_lb.other"));
    const [, others] = /- and (\d+) more: \1 high\n/u.exec(text) ?? [];
    expect(Number(others)).toBe(400 - (text.match(/aws_lb\.other/gu) ?? []).length);
  });

  it("lists as many as fit of what does not fit as a whole", () => {
    const risks = Array.from({ length: 1000 }, (_, at) =>
      risk({ severity: "high", address: `aws_instance.number_${at}` }),
    );
    const text = renderMarkdown(report({ risks }));
    const listed = (text.match(/number_\d+/gu) ?? []).length;
    expect(listed).toBeGreaterThan(700);
    expect(listed).toBeLessThan(1000);
    expect(text).toContain(`high risks, but for the first ${listed}. All of it is in`);
    expect(text.length).toBeGreaterThan(65_400);
  });

  it("is kept for a plan of 30,000 changes and 6,000 risks", () => {
    const text = renderMarkdown(large({ changes: 30_000, risks: 6_000 }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.startsWith(HEAD)).toBe(true);
    expect(text).toContain("- Resources: 30000 to update\n");
  });
});

describe("the marker", () => {
  it.each([
    ["stack durable-prod", undefined, "durable-prod"],
    ["plan ci/out/plan.json", undefined, "plan.json"],
    ["plan C:\\ci\\plan.json", undefined, "plan.json"],
    ["standard input", undefined, "standard-input"],
    ["stack a", "my/stack --> <script>", "my-stack-script"],
    ["stack a", "--", "plan"],
    ["stack a", "ü", "plan"],
    ["stack a", "x".repeat(200), "x".repeat(80)],
  ])("of %s with %s is %s", (source, marker, name) => {
    const text = renderMarkdown(report({ source }), marker === undefined ? {} : { marker });
    expect(text.split("\n")[0]).toBe(`<!-- durable-review:${name} -->`);
  });
});
