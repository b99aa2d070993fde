import { renderTerminal } from "../../../src/review/render/terminal";
import { wrapWords } from "../../../src/review/render/wrap-words";
import { HOSTILE_TEXTS, hostileReport } from "./support/hostile";
import { EVERYTHING, report } from "./support/reports";

const PLAIN = { columns: 100, color: false };

describe("a review on a terminal", () => {
  it("is short where there is nothing to say", () => {
    expect(renderTerminal(report(), PLAIN)).toEqual([
      "REVIEWED No risk found; it survives what it survived; nothing changes.",
      "",
      "Read: stack durable-prod made by version 1.11.4",
      "Gate: passes with --fail-on high",
      "Resources: nothing",
      "",
      "All of it: --html FILE, or --json.",
    ]);
  });

  it("colours severities and nothing that a plan says", () => {
    const [headline] = renderTerminal(EVERYTHING, { ...PLAIN, color: true });
    expect(headline).toBe(
      "\u001b[1m\u001b[31mCRITICAL\u001b[39m\u001b[22m 1 critical, 1 low (1 waived): multi_az goes from true to false, and more; the drill says",
    );
  });

  it.each([40, 80, 132])("keeps to %i columns, but for what must not be broken", (columns) => {
    const long = renderTerminal(EVERYTHING, { columns, color: false }).filter(
      (line) => line.length > columns,
    );
    // One word, or what is copied as a whole.
    expect(long.filter((line) => !/^ +(?:\S+|\(hidden: .*\))$/u.test(line))).toEqual([]);
  });

  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))("%j commands nothing", (_, text) => {
    for (const hostile of [text, `before ${text}`]) {
      for (const columns of [40, 100]) {
        const lines = renderTerminal(hostileReport(hostile), { columns, color: false });
        expect(lines.filter((line) => /^\s*::|##\[|##vso\[/u.test(line))).toEqual([]);
        expect(lines.filter((line) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u.test(line))).toEqual([]);
      }
    }
  });
});

describe("words in lines", () => {
  it.each([
    [["aa", "bb", "cc"], 8, ["  aa bb", "    cc"]],
    [["aa", "x".repeat(20), "b"], 8, ["  aa", `    ${"x".repeat(20)}`, "    b"]],
    [["aaaaa", "::bb", "cc"], 8, ["  aaaaa ::bb", "    cc"]],
    [["::a"], 8, ["  :\\u{3a}a"]],
    [["\u001b[31maaa\u001b[39m", "bb", "c"], 8, ["  \u001b[31maaa\u001b[39m bb", "    c"]],
    [[], 8, ["  "]],
  ])("%j in %i", (words, columns, lines) => {
    expect(wrapWords(words, { columns, indent: 2 })).toEqual(lines);
  });
});
