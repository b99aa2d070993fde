/** The steps of what goes on in the background, taken when the test says so and not when a time is over. */
export class Steps {
  #allowed = Infinity;
  #waiting: (() => void)[] = [];

  /** Hands out the next step; it waits until one is allowed. */
  readonly next = async (): Promise<void> => {
    if (this.#allowed === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#allowed -= 1;
  };

  /** Only so many from now on. */
  allow(count: number): void {
    this.#allowed = count;
  }

  /** All of them, those that wait included. */
  allowAll(): void {
    this.#allowed = Infinity;
    for (const go of this.#waiting.splice(0)) go();
  }
}
