/** By code units, whatever the language of the machine: for `sort`. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the order of their addresses: for `sort`. */
export function compareAddresses(a: { readonly address: string }, b: { readonly address: string }): number {
  return compareTexts(a.address, b.address);
}
