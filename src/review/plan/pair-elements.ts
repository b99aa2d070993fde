/** Two elements that are compared; a position is undefined where there is no element on that side. */
export interface Pair {
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** The position that a path gives. */
  readonly shown: number;
}

/**
 * Which elements of two lists belong together. A plan does not tell lists from sets, and a set has no order: one more
 * rule in a group would shift all others. Where positions alone would show more changes than there are, equal elements
 * are paired first, and the others in their order; a path then gives the position in the new list, for what is removed
 * the one in the old list, unless it is taken. A list whose order alone changes is compared by position.
 */
export function pairElements(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const byPosition: number[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const isOnBoth = index < before.length && index < after.length;
    if (!isOnBoth || !isEqual(before[index], after[index])) byPosition.push(index);
  }
  if (byPosition.length === 0) return [];
  const { oldLeft, newLeft } =
    byPosition.length <= 1 ? { oldLeft: [], newLeft: [] } : unpaired(before.map(keyOf), after.map(keyOf));
  const fewest = Math.max(oldLeft.length, newLeft.length);
  if (fewest === 0 || byPosition.length <= fewest) {
    return byPosition.map((index) => ({
      before: index < before.length ? index : undefined,
      after: index < after.length ? index : undefined,
      shown: index,
    }));
  }
  const taken = new Set(newLeft);
  return [...Array(fewest).keys()].map((index): Pair => {
    const [old, fresh] = [oldLeft[index], newLeft[index]];
    if (fresh !== undefined) return { before: old, after: fresh, shown: fresh };
    let shown = old ?? 0;
    while (taken.has(shown)) shown += 1;
    taken.add(shown);
    return { before: old, after: undefined, shown };
  });
}

function unpaired(olds: readonly string[], news: readonly string[]) {
  const counts = new Map<string, number>();
  for (const key of news) counts.set(key, (counts.get(key) ?? 0) + 1);
  const oldLeft: number[] = [];
  olds.forEach((key, index) => {
    const count = counts.get(key) ?? 0;
    if (count === 0) oldLeft.push(index);
    else counts.set(key, count - 1);
  });
  // What is left of the counts are the elements without a partner: the last ones of each kind.
  const newLeft: number[] = [];
  for (let index = news.length - 1; index >= 0; index -= 1) {
    const key = news[index] ?? "";
    const count = counts.get(key) ?? 0;
    if (count === 0) continue;
    counts.set(key, count - 1);
    newLeft.unshift(index);
  }
  return { oldLeft, newLeft };
}

/** Nothing that Terraform writes is nested that deep. */
const DEEPEST = 200;

function isEqual(left: unknown, right: unknown, depth = 0): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right) || depth > DEEPEST) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) =>
        Object.hasOwn(right, key) &&
        isEqual(
          (left as Readonly<Record<string, unknown>>)[key],
          (right as Readonly<Record<string, unknown>>)[key],
          depth + 1,
        ),
    )
  );
}

function keyOf(element: unknown, index: number): string {
  if (typeof element === "string") return `"${element}`;
  try {
    return JSON.stringify(element) ?? "undefined";
  } catch {
    // Nested deeper than the engine's stack: equal to nothing.
    return `position ${index}`;
  }
}
