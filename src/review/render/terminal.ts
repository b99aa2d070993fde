import { createColors } from "picocolors";
import type { ReviewReport, Severity } from "../review-report";
import { TERMINAL_DETAIL } from "./document/detail";
import { documentOf } from "./document/document-of";
import type { Fold, Item, Section, Span } from "./document/document";
import { safeTerminalText } from "./terminal-text";
import { wrapWords } from "./wrap-words";

export interface TerminalOptions {
  /** Width in characters; prose is wrapped to it. Addresses are never broken. */
  readonly columns: number;
  readonly color: boolean;
}

type Colors = ReturnType<typeof createColors>;

const MORE = "All of it: --html FILE, or --json.";

/** For people at a terminal: the verdict first. One entry a line. */
export function renderTerminal(report: ReviewReport, { columns, color }: TerminalOptions): readonly string[] {
  const { level, verdict, facts, sections } = documentOf(report, TERMINAL_DETAIL);
  const printer = new Printer(Math.max(40, columns), createColors(color));
  return [
    ...printer.headline(level, verdict),
    ...facts.flatMap((spans) => printer.line("", spans, 0)),
    ...sections.flatMap((section) => printer.section(section)),
    "",
    MORE,
  ];
}

class Printer {
  constructor(
    private readonly columns: number,
    private readonly colors: Colors,
  ) {}

  headline(level: Severity | "none", verdict: string): readonly string[] {
    const word = level === "none" ? this.colors.green("REVIEWED") : this.severity(level);
    return [...this.wrapped(word, words({ as: "prose", text: verdict }), 0), ""];
  }

  section({ title, items, folds }: Section): readonly string[] {
    return [
      "",
      this.colors.bold(safeTerminalText(title)),
      ...items.flatMap((one) => this.item(one, 2)),
      ...folds.flatMap((fold) => this.fold(fold)),
    ];
  }

  line(lead: string, spans: readonly Span[], indent: number): readonly string[] {
    return this.wrapped(
      lead,
      spans.flatMap((span) => (span.as === "strong" ? words(span).map(this.colors.bold) : words(span))),
      indent,
    );
  }

  private fold({ name, summary, items }: Fold): readonly string[] {
    const spans = [
      { as: "strong", text: `${name}:` },
      { as: "prose", text: summary },
    ] as const;
    return [...this.line("", spans, 2), ...items.flatMap((one) => this.item(one, 4))];
  }

  private item({ severity, mark, spans, items }: Item, indent: number): readonly string[] {
    const lead = severity === undefined ? (mark ?? "") : this.severity(severity);
    return [...this.line(lead, spans, indent), ...items.flatMap((one) => this.item(one, indent + 4))];
  }

  /** The lead stands before the first word, and later lines begin below it with two more spaces. */
  private wrapped(lead: string, all: readonly string[], indent: number): readonly string[] {
    return wrapWords(lead === "" ? all : [lead, ...all], { columns: this.columns, indent });
  }

  private severity(severity: Severity): string {
    const { bold, red, yellow, cyan } = this.colors;
    const paint = { critical: (text: string) => bold(red(text)), high: red, medium: yellow, low: cyan };
    return paint[severity](severity.toUpperCase());
  }
}

/** What is to be copied stays in one piece. */
function words({ as, text }: Span): readonly string[] {
  const safe = safeTerminalText(text);
  return as === "code" ? [safe] : safe.split(" ").filter((word) => word !== "");
}
