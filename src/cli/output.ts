import type { Host } from "../foundation/host";

/** Data for a machine: one JSON document on stdout. */
export function printJson({ stdout }: Pick<Host, "stdout">, value: unknown): void {
  stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Data for people, line by line. */
export function printLines({ stdout }: Pick<Host, "stdout">, lines: readonly string[]): void {
  stdout.write(`${lines.join("\n")}\n`);
}

/** Two columns, the first as wide as its longest entry. */
export function twoColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}

/** An output of Terraform as one line. */
export function shownValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
