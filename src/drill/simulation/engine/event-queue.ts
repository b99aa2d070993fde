/** What happens at a time; of two at the same time the one that was planned first. */
interface Event {
  readonly at: number;
  readonly sequence: number;
  readonly action: () => void;
}

/** A binary heap, ordered by time and then by a whole number: never by chance, never by text. */
export class EventQueue {
  private readonly heap: Event[] = [];
  private sequence = 0;

  plan(at: number, action: () => void): void {
    const event = { at, sequence: this.sequence, action };
    this.sequence += 1;
    let index = this.heap.length;
    this.heap.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.heap[parent]!;
      if (!isBefore(event, above)) break;
      this.heap[index] = above;
      index = parent;
    }
    this.heap[index] = event;
  }

  /** Infinity where nothing is planned. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  /** The next, which is taken away. @throws where nothing is planned */
  take(): () => void {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first === undefined || last === undefined) throw new Error("nothing is planned");
    if (this.heap.length > 0) this.sink(last);
    return first.action;
  }

  private sink(event: Event): void {
    const { heap } = this;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && isBefore(heap[right]!, heap[left]!) ? right : left;
      const below = heap[child]!;
      if (!isBefore(below, event)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = event;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
