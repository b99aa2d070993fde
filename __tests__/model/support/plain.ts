/** The same data with every told value in place of its wrapping, and `? reason` where it is not told. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("known" in value) {
    if (value.known === true && "value" in value) return plain(value.value);
    if (value.known === false && "because" in value) return `? ${String(value.because)}`;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}
