/** What the scanners and benchmarks ask for together, with everybody's ids of it. */
export interface ListedRow {
  readonly row: number;
  readonly asks: string;
  /** Separated by spaces; `(R)`: the number is recalled, not confirmed. */
  readonly ids: string;
}
