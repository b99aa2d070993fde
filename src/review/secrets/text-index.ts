/** Characters that are looked up at once; no text that is searched for is shorter. */
const WINDOW = 6;
const FILTER_BITS = 1 << 21;

/** A match in a text. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The text that was found. */
  readonly text: string;
}

/**
 * Finds any of many texts in other texts. A bit for the first characters of each text is asked at every position, so
 * that the time hardly depends on how many texts there are.
 */
export class TextIndex {
  private readonly filter = new Uint8Array(FILTER_BITS >> 3);
  private readonly byWindow = new Map<string, Set<string>>();

  /** Texts shorter than what is looked up at once are not taken. */
  add(text: string): void {
    if (text.length < WINDOW) return;
    const window = text.slice(0, WINDOW);
    const there = this.byWindow.get(window);
    if (there !== undefined) {
      there.add(text);
      return;
    }
    this.byWindow.set(window, new Set([text]));
    const bit = hashAt(window, 0);
    this.filter[bit >> 3] = (this.filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  /** The first match at or after `from` that `accepts`; the longest one that begins there. */
  find(text: string, from: number, accepts: (match: Match) => boolean): Match | undefined {
    if (this.byWindow.size === 0) return undefined;
    for (let start = from; start + WINDOW <= text.length; start += 1) {
      const bit = hashAt(text, start);
      if (((this.filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      const match = this.matchAt(text, start, accepts);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  private matchAt(text: string, start: number, accepts: (match: Match) => boolean): Match | undefined {
    const candidates = this.byWindow.get(text.slice(start, start + WINDOW)) ?? [];
    return [...candidates]
      .filter((candidate) => text.startsWith(candidate, start))
      .map((candidate): Match => ({ start, end: start + candidate.length, text: candidate }))
      .filter(accepts)
      .sort((left, right) => right.end - left.end)[0];
  }
}

function hashAt(text: string, start: number): number {
  let hash = 0;
  for (let index = start; index < start + WINDOW; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return (hash ^ (hash >>> 15)) & (FILTER_BITS - 1);
}
