import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RecoveryTime } from "../../drill-report";

/**
 * Chance for one component alone, named by what it is: `web 3`. What another component draws, or whether it is there
 * at all, changes nothing here, so that two settings are compared under the same chances.
 */
export class RandomStream {
  private readonly generator: ReturnType<typeof xoroshiro128plusFromState>;

  /** @param seed a whole number from 0 to 2^53 - 1 */
  constructor(seed: number, component: string) {
    let mixed = mix(mix(OFFSET, seed >>> 0), Math.floor(seed / 2 ** 32));
    for (let index = 0; index < component.length; index += 1) mixed = mix(mixed, component.charCodeAt(index));
    const state = [1, 2, 3, 4].map((word) => {
      mixed = mix(mixed, word);
      return avalanche(mixed);
    });
    this.generator = xoroshiro128plusFromState(state);
  }

  /** From 0 to below 1. */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  between(minimum: number, maximum: number): number {
    return minimum + (maximum - minimum) * this.uniform();
  }

  /** Of the triangular distribution, by the inverse of its function: one draw, and monotone in each of the three. */
  triangular({ min, likely, max }: RecoveryTime): number {
    const chance = this.uniform();
    if (max <= min) return min;
    const peak = (likely - min) / (max - min);
    return chance < peak
      ? min + Math.sqrt(chance * (max - min) * (likely - min))
      : max - Math.sqrt((1 - chance) * (max - min) * (max - likely));
  }
}

/** Of FNV-1a. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME) ^ (hash >>> 15);
}

/** Every bit of the input moves every bit of the output. */
function avalanche(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
