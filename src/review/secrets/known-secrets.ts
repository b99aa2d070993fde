import { isOrdinary } from "./ordinary-texts";
import { kindOfName } from "./secret-names";
import { TextIndex, type Match } from "./text-index";
import { variantsOf } from "./text-variants";

/** Shorter secrets are hidden where they stand, and nowhere else: they are part of half of all words. */
const SHORTEST = 6;
/** Up to here a secret counts only as a word of its own. */
const SHORT = 8;
/** Beyond, only its lines are looked for. */
const LONGEST = 16_384;

/** The secrets of one plan, to be hidden wherever their text turns up again. */
export class KnownSecrets {
  private readonly index = new TextIndex();
  private readonly seen = new Set<string>();
  private readonly whole = new Set<string>();
  /** In the order in which they are first hidden. */
  private readonly numbers = new Map<string, number>();
  private readonly originals = new Map<string, string>();

  /**
   * @param name the key that it stood under. A user name that is marked as sensitive is hidden where a value is that
   * name and no more: as a part of other words it would take every address with it.
   */
  add(secret: string, name: string): void {
    if (secret.length < SHORTEST || this.seen.has(secret)) return;
    if (isOrdinary(secret)) return;
    if (kindOfName(name) === "everyday") {
      this.whole.add(secret);
      return;
    }
    this.seen.add(secret);
    this.whole.add(secret);
    for (const variant of variantsOf(secret)) {
      if (variant.length < SHORTEST || variant.length > LONGEST || isOrdinary(variant)) continue;
      this.index.add(variant);
      if (!this.originals.has(variant)) this.originals.set(variant, secret);
    }
  }

  isIn(text: string): boolean {
    return this.whole.has(text) || this.index.find(text, 0, (match) => isApart(text, match)) !== undefined;
  }

  /** The text with each secret in it replaced by `(hidden 1)`, `(hidden 2)`: the same number for the same secret. */
  without(text: string): string {
    let shown = "";
    let from = 0;
    for (;;) {
      const match = this.index.find(text, from, (each) => isApart(text, each));
      if (match === undefined) return from === 0 ? text : shown + text.slice(from);
      shown += `${text.slice(from, match.start)}(hidden ${this.numberOf(match.text)})`;
      from = match.end;
    }
  }

  private numberOf(variant: string): number {
    const secret = this.originals.get(variant) ?? variant;
    const number = this.numbers.get(secret) ?? this.numbers.size + 1;
    this.numbers.set(secret, number);
    return number;
  }
}

function isApart(text: string, { start, end }: Match): boolean {
  if (end - start >= SHORT) return true;
  return !/[A-Za-z0-9]/.test(text[start - 1] ?? "") && !/[A-Za-z0-9]/.test(text[end] ?? "");
}
