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

/**
 * MySQL's `max_connections` of RDS is the class's memory in bytes over this.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 */
export const BYTES_PER_CONNECTION = 12_582_880;
/** RDS keeps memory for itself, which nobody publishes: this part of the formula is counted on. An assumption. */
export const USABLE_CONNECTIONS_RATIO = 0.9;

/** The connections that a class takes by default; undefined for a class that the table does not cover. */
export function connectionsOf(instanceClass: string): number | undefined {
  const memory = memoryGiBOf(instanceClass);
  if (memory === undefined) return undefined;
  return Math.floor(Math.floor((memory * 2 ** 30) / BYTES_PER_CONNECTION) * USABLE_CONNECTIONS_RATIO);
}
