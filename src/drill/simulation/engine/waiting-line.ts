/**
 * The requests that wait in one instance, first come first served: a fluid, in stretches that are answered in time
 * (`good`) and stretches whose callers have left by the time they are served.
 */
export class WaitingLine {
  private readonly amounts: number[] = [];
  private readonly goods: boolean[] = [];
  private head = 0;
  /** How much waits. */
  total = 0;

  get isFrontGood(): boolean {
    return this.goods[this.head] ?? true;
  }

  /** How much waits before the kind at the front changes. */
  get front(): number {
    return this.amounts[this.head] ?? 0;
  }

  add(amount: number, isGood: boolean): void {
    if (amount <= 0) return;
    this.total += amount;
    const last = this.amounts.length - 1;
    if (last >= this.head && this.goods[last] === isGood)
      this.amounts[last] = (this.amounts[last] ?? 0) + amount;
    else {
      this.amounts.push(amount);
      this.goods.push(isGood);
    }
  }

  /** Takes from the front. */
  serve(amount: number): void {
    let left = amount;
    while (left > 0 && this.head < this.amounts.length) {
      const front = this.amounts[this.head] ?? 0;
      if (front > left + LEAST) {
        this.amounts[this.head] = front - left;
        left = 0;
      } else {
        left -= front;
        this.head += 1;
      }
    }
    this.total = Math.max(0, this.total - amount);
    if (this.total < LEAST) this.clear();
  }

  /** How much of what waits will be answered in time. */
  get good(): number {
    let sum = 0;
    for (let index = this.head; index < this.amounts.length; index += 1)
      if (this.goods[index] === true) sum += this.amounts[index] ?? 0;
    return sum;
  }

  clear(): void {
    this.amounts.length = 0;
    this.goods.length = 0;
    this.head = 0;
    this.total = 0;
  }
}

/** Less of a request than this is none: the rest of a subtraction. */
export const LEAST = 1e-7;
