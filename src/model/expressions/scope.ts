import type { ModelValue } from "../value";

/** What the names of an expression stand for, at the place where it is written. */
export interface Scope {
  /**
   * What a path begins with: of `["local", "zones", "first"]` the first two words are a local value.
   * Undefined where nothing of this name is in sight.
   */
  resolve(path: readonly string[]): Resolved | undefined;
  /** `reference.step` of a resource as a whole: what the configuration says, or a reference to what AWS will say. */
  attributeOf(address: string, attribute: string): ModelValue;
}

export interface Resolved {
  readonly value: ModelValue;
  /** How many words of the path it took. */
  readonly wordCount: number;
}

/** A scope in which some words mean something more: the names of a `for`, `each`, `count`. */
export function withNames(outer: Scope, names: Readonly<Record<string, ModelValue>>): Scope {
  return {
    resolve(path) {
      const [first = ""] = path;
      const value = Object.hasOwn(names, first) ? names[first] : undefined;
      return value === undefined ? outer.resolve(path) : { value, wordCount: 1 };
    },
    attributeOf: (address, attribute) => outer.attributeOf(address, attribute),
  };
}
