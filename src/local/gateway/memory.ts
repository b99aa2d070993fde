/** What the gateway remembers of the resources it speaks of: a table keyed by region and resource. */
export class Memory<Value> {
  readonly #entries = new Map<string, Value>();

  get(region: string, key: string): Value | undefined {
    return this.#entries.get(join(region, key));
  }

  set(region: string, key: string, value: Value): void {
    this.#entries.set(join(region, key), value);
  }

  delete(region: string, key: string): void {
    this.#entries.delete(join(region, key));
  }

  /** Every value of a region, in the order in which they came. */
  values(region: string): readonly Value[] {
    const prefix = join(region, "");
    return [...this.#entries].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
  }
}

function join(region: string, key: string): string {
  return `${region}\n${key}`;
}
