import type { ModelResource } from "./resource-graph";
import type { ModelValue } from "./value";

type Attributes = Record<string, ModelValue>;

/**
 * The attributes of a resource, each worked out when it is first asked for: a large plan has half a million of them,
 * and a drill reads a few of each resource.
 *
 * @param names in the order in which they are listed.
 * @param valueOf is asked at most once for each name.
 */
export function lazyAttributes(
  names: readonly string[],
  valueOf: (name: string) => ModelValue,
): ModelResource["attributes"] {
  return new Proxy<Attributes>(Object.create(null) as Attributes, new Worker(new Set(names), valueOf));
}

/** Keeps on the target what was worked out. */
class Worker implements ProxyHandler<Attributes> {
  constructor(
    private readonly names: ReadonlySet<string>,
    private readonly valueOf: (name: string) => ModelValue,
  ) {}

  get(there: Attributes, name: string | symbol): ModelValue | undefined {
    if (typeof name === "symbol" || !this.names.has(name)) return undefined;
    return (there[name] ??= this.valueOf(name));
  }

  has(_there: Attributes, name: string | symbol): boolean {
    return typeof name === "string" && this.names.has(name);
  }

  ownKeys(): string[] {
    return [...this.names];
  }

  getOwnPropertyDescriptor(there: Attributes, name: string | symbol): PropertyDescriptor | undefined {
    const value = this.get(there, name);
    return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
  }
}
