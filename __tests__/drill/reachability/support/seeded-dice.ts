import fc from "fast-check";
import type { Dice } from "./random-topology";

/** The same numbers for the same seed. */
export function seededDice(seed: number): Dice {
  const numbers = fc.sample(fc.nat({ max: 2 ** 30 }), { seed, numRuns: 400 });
  let next = 0;
  return (bound) => {
    const number = numbers[next % numbers.length] ?? 0;
    next += 1;
    return number % bound;
  };
}
