/** The last line of a Python traceback, the only one that is not indented: the exception and its message. */
const EXCEPTION = /^[A-Za-z_][\w.]*(?:: .*)?$/u;
const TRACEBACK = "Traceback (most recent call last):";

interface Crash {
  readonly at: number;
  readonly exception: string;
}

/** What moto's own log says of its crashes; the answers it gives do not say why. */
export class CrashLog {
  #inTraceback = false;
  #last: Crash | undefined;

  /** Takes one line of moto's log. */
  note(line: string): void {
    if (line.startsWith(TRACEBACK)) {
      this.#inTraceback = true;
    } else if (this.#inTraceback && EXCEPTION.test(line)) {
      this.#inTraceback = false;
      this.#last = { at: performance.now(), exception: line.trim() };
    }
  }

  /** The newest exception of those that came since then. Several requests may be under way: it may be another's. */
  since(start: number): string | undefined {
    return this.#last !== undefined && this.#last.at >= start ? this.#last.exception : undefined;
  }
}
