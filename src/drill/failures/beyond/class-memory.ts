/**
 * GiB of memory of a DB instance class: per family the memory of `large`, doubling with each size.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
const GIB_OF_LARGE: Readonly<Record<string, number>> = { t: 8, m: 8, r: 16, x: 32, c: 4 };
/** t3, t4g: half for each size below. */
const SMALL_RATIO: Readonly<Record<string, number>> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1 };
const CLASS = /^db\.([a-z]+)(\d+)([a-z]*)\.(micro|small|medium|large|(\d*)xlarge)$/u;
/** Families from which on the rule holds; older ones are odd. x1 and x1e have sizes of their own. */
const FIRST_GENERATION: Readonly<Record<string, number>> = { t: 3, m: 4, r: 5, x: 2, c: 6 };

/** Undefined for a class that the table does not cover: nothing is guessed. */
export function memoryGiBOf(instanceClass: string): number | undefined {
  const [, family = "", generation = "", , size = "", factor = ""] = CLASS.exec(instanceClass) ?? [];
  const large = GIB_OF_LARGE[family];
  if (large === undefined || Number(generation) < (FIRST_GENERATION[family] ?? Infinity)) return undefined;
  const small = SMALL_RATIO[size];
  if (small !== undefined) return family === "t" || size === "large" ? large * small : undefined;
  return large * 2 * (factor === "" ? 1 : Number(factor));
}
