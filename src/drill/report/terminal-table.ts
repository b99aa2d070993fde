import { terminalText } from "./safe-text";
import type { ReportTable } from "./tables";

/** Past this many rows a table on a terminal is cut, and says so; JSON and Markdown hold all of it. */
const LONGEST_TABLE = 60;
const GAP = "  ";
/** Below the first cell where a row takes more than one line. */
const INDENT = "      ";

/**
 * A table in columns where it fits; else each row begins with its first cell on a line of its own. Where nobody looks at
 * a screen, as in a pipe, `columns` is infinite: a row is then a line, whatever its length.
 */
export function terminalTable({ head, rows }: ReportTable, columns: number): readonly string[] {
  const shown = [head, ...rows.slice(0, LONGEST_TABLE).map((row) => row.map(terminalText))];
  const more = rows.length - shown.length + 1;
  const wide = alignedRows(shown, GAP);
  const fits = wide.every((line) => line.length <= columns);
  return [
    ...(fits ? wide : narrowRows(shown, columns)),
    ...(more > 0 ? [`${GAP}and ${more} more: --json or --markdown FILE`] : []),
  ];
}

function alignedRows(rows: readonly (readonly string[])[], before: string): readonly string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `${before}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(GAP)}`.trimEnd(),
  );
}

/** What is left of a row keeps its columns below the first cell while these fit; a text that is too long is broken. */
function narrowRows(rows: readonly (readonly string[])[], columns: number): readonly string[] {
  const others = alignedRows(
    rows.map((row) => row.slice(1)),
    INDENT,
  );
  return rows.flatMap(([first = "", ...rest], index) => {
    const below = others[index] ?? "";
    const lines = below.length <= columns ? [below] : broken(rest.join(GAP), INDENT, columns);
    return [...broken(first, GAP, columns), ...lines.filter((line) => line.trim() !== "")];
  });
}

/** A sentence of its own. */
export function wrapped(text: string, columns: number): readonly string[] {
  return text.length <= columns ? [text] : broken(text, "", columns);
}

/** At spaces and behind `+`, and in the middle of what is longer than a line. */
function broken(text: string, before: string, columns: number): readonly string[] {
  const room = Math.max(20, columns - before.length);
  const lines: string[] = [];
  let line = "";
  const pieces = text
    .split(/(?<=\+)|(?<= )/u)
    .flatMap((piece) => piece.match(new RegExp(`.{1,${room}}`, "gsu")) ?? []);
  for (const piece of pieces) {
    if ((line + piece).trimEnd().length > room) {
      lines.push(line);
      line = "";
    }
    line += piece;
  }
  return [...lines, line].map((each) => `${before}${each}`.trimEnd());
}
