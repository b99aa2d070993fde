import type { ModelValue } from "../value";
import { unknown } from "./values";

/** Values that rest on each other in a longer row are no configuration that a person wrote. */
const MAXIMUM_CHAIN = 32;

/** Works every named value out once, when it is asked for; a value that rests on itself ends as unknown. */
export class WorkedOnce {
  private readonly worked = new Map<string, ModelValue>();
  private readonly inProgress = new Set<string>();

  value(name: string, work: () => ModelValue | undefined): ModelValue | undefined {
    const found = this.worked.get(name);
    if (found !== undefined) return found;
    const value = this.guarded(name, work, () => unknown(endless(name)));
    if (value !== undefined) this.worked.set(name, value);
    return value;
  }

  /** Without keeping the result; the instances of a resource are kept elsewhere. */
  guarded<T>(name: string, work: () => T, otherwise: (reason: string) => T): T {
    if (this.inProgress.has(name) || this.inProgress.size >= MAXIMUM_CHAIN) return otherwise(endless(name));
    this.inProgress.add(name);
    try {
      return work();
    } finally {
      this.inProgress.delete(name);
    }
  }
}

function endless(name: string): string {
  return `${name} refers to itself, or over more than ${MAXIMUM_CHAIN} others in a row`;
}
