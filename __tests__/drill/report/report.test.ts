import { compareReports, parseBaseline } from "../../../src/drill/report/baseline";
import { renderMarkdown, renderTerminal } from "../../../src/drill/report/render";
import { markdownText, terminalText } from "../../../src/drill/report/safe-text";
import type { DrillReport } from "../../../src/drill/drill-report";
import { known } from "../../../src/model/told";
import { dev } from "../../support/environments";
import { changed, DATABASE, drilled } from "../support/drilled";
import { refusalFrom } from "../support/refusal";

const report = drilled(dev);
const worse = drilled(dev, { topology: changed("databases", DATABASE, { multiAz: known(false) }) });

describe("the report", () => {
  it("says the verdict first, then what does not hold", () => {
    const lines = renderTerminal(worse);
    expect(lines[0]).toBe("dev: fails (42 of 47 single failures hold)");
    expect(lines.slice(4, 10).map((line) => line.trim().split(/ {2,}/u).slice(0, 2))).toEqual([
      ["zone:us-east-1a", "fails"],
      ["zone:us-east-1b", "fails"],
      ["database-primary:aws_db_instance.database", "fails"],
      ["subnet:aws_subnet.database_us_east_1a", "fails"],
      ["subnet:aws_subnet.database_us_east_1b", "fails"],
      ["instance:aws_autoscaling_group.backend_group", "holds"],
    ]);
  });

  it("has a table in Markdown for every part that has something to say", () => {
    const titles = renderMarkdown(worse).match(/^#+ .*/gmu);
    expect(titles).toEqual([
      "# Drill: dev: fails \\(42 of 47 single failures hold\\)",
      "## Single failures \\(service and redundancy in seconds: minimum / likely / maximum\\)",
      "## Why not \\`holds\\`",
      "## Missed, and the smallest change that meets it",
      "## Inherent: no configuration of one region changes these",
      "## Capacity after the worst zone's loss",
      "## Smallest sets whose loss cuts the request path",
      "## Pairs worse than their members, of 300 pairs",
      "## Flows that are open",
    ]);
  });

  it("lets no address or reason disguise a line, a cell, a link or a mention", () => {
    const evil = "a\u001b[31m|`</details><script>@team ![x](http://y) \u202E\r\n::set-output";
    expect(terminalText(evil)).toBe(
      "a\\u{1b}[31m|`</details><script>@team ![x](http://y) \\u{202e}\\u{d}\\u{a}::set-output",
    );
    expect(markdownText(evil)).not.toMatch(/[<>\n\r\u001b]|(?<!\\)[|`![\]()]|@team|:\/\//u);
    const [first] = report.failures;
    const disguised = { ...report, failures: first ? [{ ...first, id: evil }] : [] };
    expect(renderTerminal(disguised).join("\n")).not.toContain("\u001b");
  });
});

describe("on a narrow terminal", () => {
  const lines = renderTerminal(worse, undefined, undefined, 80);
  const squeezed = (text: readonly string[]) => text.join("").replaceAll(/\s/gu, "");

  it("no line is longer than the terminal is wide, and nothing is lost", () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(squeezed(lines)).toBe(squeezed(renderTerminal(worse)));
  });

  it("the figures stay in their columns, below what they are of", () => {
    const at = lines.findIndex((line) => line === "  zone:us-east-1a");
    expect(lines.slice(at - 2, at + 4)).toEqual([
      "  failure",
      expect.stringMatching(/^ {6}verdict {2,}capacity {2,}service/u),
      "  zone:us-east-1a",
      expect.stringMatching(/^ {6}fails {2,}/u),
      "  zone:us-east-1b",
      expect.stringMatching(/^ {6}fails {2,}/u),
    ]);
  });

  it("what fits stays as it is", () => {
    expect(renderTerminal(worse, undefined, undefined, 400)).toEqual(renderTerminal(worse));
  });
});

describe("a baseline", () => {
  it("of the same says that nothing changed", () => {
    expect(compareReports(report, parseBaseline(JSON.stringify(report), "b.json"))).toEqual([]);
    expect(renderTerminal(report, [])).toContain("nothing changed since the baseline");
  });

  it("tells what is worse, from what to what", () => {
    const changes = compareReports(report, worse);
    expect(changes.slice(0, 3)).toEqual([
      { what: "verdict", id: "whole", before: "holds", after: "fails" },
      {
        what: "failure",
        id: "database-primary:aws_db_instance.database",
        before: "holds, service 135 s, redundancy ?, data 0, capacity 4",
        after: "fails, service ?, redundancy 0 s, data 300, capacity 4",
      },
      {
        what: "failure",
        id: "subnet:aws_subnet.database_us_east_1a",
        before: "holds, service 135 s, redundancy ?, data 0, capacity 4",
        after: "fails, service ?, redundancy 0 s, data 300, capacity 4",
      },
    ]);
    expect(changes).toContainEqual({ what: "cut set", id: "zone:us-east-1a", before: null, after: "cuts" });
  });

  it("tells flows and findings that came and went", () => {
    const flow = {
      from: "internet",
      to: "x",
      protocol: "tcp",
      ports: "22",
      verdict: "reachable",
      because: [],
    } as const;
    const finding = { rule: "r", address: "x", verdict: "degrades", message: "m", fix: "f" } as const;
    const before: DrillReport = { ...report, findings: [finding] };
    const after: DrillReport = { ...report, flows: [...report.flows, flow] };
    expect(compareReports(before, after)).toEqual([
      { what: "finding", id: "r x", before: "degrades", after: null },
      { what: "flow", id: "internet -> x tcp 22", before: null, after: "reachable" },
    ]);
  });

  it.each(["", "{", "[]", "{}", JSON.stringify({ ...report, schemaVersion: 2 })])("refuses %.20s", (text) => {
    const { message, exitCode } = refusalFrom(() => parseBaseline(text, "b.json"));
    expect([message.split("\n")[0], exitCode]).toEqual([
      "The baseline is no report of `durable drill --json`",
      1,
    ]);
  });
});
