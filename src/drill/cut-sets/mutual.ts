/**
 * Whether two things lead to each other. Between those, flows do not tell who depends on whom.
 * @param edges what each thing leads to.
 */
export function mutual(edges: ReadonlyMap<string, readonly string[]>): (a: string, b: string) => boolean {
  const reached = new Map<string, ReadonlySet<string>>();
  const from = (start: string): ReadonlySet<string> => {
    const known = reached.get(start);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const open = [start];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const target of edges.get(next) ?? [])
        if (!seen.has(target)) {
          seen.add(target);
          open.push(target);
        }
    reached.set(start, seen);
    return seen;
  };
  return (a, b) => from(a).has(b) && from(b).has(a);
}
