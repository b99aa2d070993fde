/**
 * `name = value`, one a line, the signs of equality of neighbouring lines below each other: `terraform fmt` would change
 * nothing. A value whose first line leaves a bracket open ends the neighbourhood.
 */
export function renderAssignments(entries: readonly (readonly [string, string])[], indent: string): string {
  const groups: (readonly [string, string])[][] = [[]];
  for (const entry of entries) {
    if (opensBracket(entry[1])) groups.push([entry], []);
    else groups.at(-1)?.push(entry);
  }
  return groups
    .map((group) => {
      const width = Math.max(...group.map(([name]) => name.length));
      return group.map(([name, text]) => `${indent}${name.padEnd(width)} = ${text}\n`).join("");
    })
    .join("");
}

/** Of the texts that are written here only what ends its first line with an opening goes on below with brackets. */
function opensBracket(text: string): boolean {
  const [first = "", ...more] = text.split("\n");
  return more.length > 0 && /(?:[[{(]|\(<<-?\w+)$/u.test(first);
}
