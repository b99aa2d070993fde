/** Stretches of time in which something was so. */
export class Stretches {
  private since: number | undefined;
  private until = -Infinity;
  longest = 0;
  total = 0;
  /** When the last one ended; undefined where there was none. */
  lastEnd: number | undefined;

  add(from: number, to: number, is: boolean): void {
    if (!is) return;
    if (this.since === undefined || from > this.until + 1e-6) this.since = from;
    this.until = to;
    this.lastEnd = to;
    this.total += to - from;
    this.longest = Math.max(this.longest, to - this.since);
  }

  /** Whether it was so at this time, and since when. */
  sinceAt(time: number): number | undefined {
    return this.since !== undefined && time <= this.until + 1e-6 && time >= this.since
      ? this.since
      : undefined;
  }
}
