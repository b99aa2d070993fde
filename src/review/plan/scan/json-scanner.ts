import { BYTE, isSpace } from "./byte";
import { ScanFault, type Place, type Shape } from "./shape";
import { ValueSkipper } from "./value-skipper";

/** In bytes: a single value beyond this is no plan's. Node ends a text at 512 million characters. */
const LARGEST_VALUE = 256 * 1024 * 1024;

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end";

interface Frame {
  readonly shape: Extract<Shape, { readonly kind: "members" | "elements" }>;
  expected: Expected;
  /** Of the member that is being read; of the list itself for its elements. */
  key: string;
  readonly isKept: boolean;
}

/**
 * Reads a JSON text that comes in pieces, and hands over only the values that a shape asks for, each as a text of its
 * own. What is handed over is checked by its reader's JSON.parse; what is read over is not.
 *
 * JSON.parse alone cannot take a plan of more than 512 million characters, and holds some six times the text in memory;
 * the streaming parsers of the npm registry build an event for each token in JavaScript, which by their own figures
 * takes ten times JSON.parse and more. Here the loop over bytes only looks for where a value ends.
 */
export class JsonScanner {
  private readonly frames: Frame[] = [];
  private readonly skipper = new ValueSkipper();
  /** The value, or the key, that is being read. */
  private current: { readonly shape: Shape; readonly place: Place; readonly isKey: boolean } | undefined;
  private parts: Uint8Array[] = [];
  private size = 0;
  private keep: { readonly to: (part: Uint8Array) => void; from: number } | undefined;
  private isDone = false;
  private consumed = 0;

  constructor(private readonly root: Shape) {}

  /** @throws ScanFault at the first byte that cannot stand where it stands. */
  push(piece: Uint8Array): void {
    let index = 0;
    while (index < piece.length) index = this.current ? this.readOn(piece, index) : this.step(piece, index);
    if (this.keep !== undefined) {
      this.keep.to(piece.subarray(this.keep.from));
      this.keep.from = 0;
    }
    this.consumed += piece.length;
  }

  /** @throws ScanFault where the text ends too early. */
  end(): void {
    if (this.isDone) return;
    throw new ScanFault(this.frames.length === 0 ? "other-shape" : "cut-off", this.placeAt(0));
  }

  private placeAt(index: number): Place {
    return { key: this.frames.at(-1)?.key ?? "", byte: this.consumed + index };
  }

  /** One byte of the structure. */
  private step(piece: Uint8Array, index: number): number {
    const byte = piece[index] ?? 0;
    if (isSpace(byte)) return index + 1;
    if (this.isDone) throw new ScanFault("trailing", this.placeAt(index));
    const frame = this.frames.at(-1);
    if (frame === undefined) return this.beginValue(piece, index, this.root);
    const close = frame.shape.kind === "members" ? BYTE.closeObject : BYTE.closeList;
    if (byte === close && frame.expected.endsWith("-or-end")) return this.closeFrame(piece, frame, index);
    switch (frame.expected) {
      case "key":
      case "key-or-end":
        if (byte !== BYTE.quote) break;
        this.beginReading(byte, { shape: { kind: "skip" }, place: this.placeAt(index), isKey: true });
        return index;
      case "colon":
        if (byte !== BYTE.colon) break;
        frame.expected = "value";
        return index + 1;
      case "comma-or-end":
        if (byte !== BYTE.comma) break;
        frame.expected = frame.shape.kind === "members" ? "key" : "value";
        return index + 1;
      case "value":
      case "value-or-end": {
        const { shape, key } = frame;
        return this.beginValue(piece, index, shape.kind === "members" ? shape.of(key) : shape.of);
      }
    }
    throw new ScanFault("malformed", this.placeAt(index));
  }

  private beginValue(piece: Uint8Array, index: number, shape: Shape): number {
    const byte = piece[index] ?? 0;
    const place = this.placeAt(index);
    const keep = shape.kind === "skip" ? undefined : shape.keep;
    if (keep !== undefined) this.keep = { to: keep, from: index };
    const opens = shape.kind === "members" ? BYTE.openObject : BYTE.openList;
    if ((shape.kind === "members" || shape.kind === "elements") && byte === opens) {
      const expected = shape.kind === "members" ? "key-or-end" : "value-or-end";
      this.frames.push({ shape, expected, key: place.key, isKept: keep !== undefined });
      return index + 1;
    }
    if (!canBegin(byte)) throw new ScanFault("malformed", place);
    this.beginReading(byte, { shape, place, isKey: false });
    return index;
  }

  private beginReading(first: number, current: NonNullable<JsonScanner["current"]>): void {
    this.skipper.begin(first);
    this.current = current;
    this.parts = [];
    this.size = 0;
  }

  /** On to the end of the value or the key that is being read, or to the end of the piece. */
  private readOn(piece: Uint8Array, index: number): number {
    const { current } = this;
    if (current === undefined) return index;
    const end = this.skipper.find(piece, index);
    const until = end === -1 ? piece.length : end;
    if (current.isKey || current.shape.kind !== "skip")
      this.collect(piece.subarray(index, until), current.place);
    if (end === -1) return until;
    this.current = undefined;
    if (current.isKey) this.endKey(current.place);
    else this.endValue(piece, until, current);
    return until;
  }

  private collect(part: Uint8Array, place: Place): void {
    this.size += part.length;
    if (this.size > LARGEST_VALUE) throw new ScanFault("too-large", place);
    this.parts.push(part);
  }

  private text(): string {
    const [first, ...others] = this.parts;
    if (first !== undefined && others.length === 0) {
      return Buffer.from(first.buffer, first.byteOffset, first.length).toString("utf8");
    }
    return Buffer.concat(this.parts).toString("utf8");
  }

  private endKey(place: Place): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    frame.key = parseKey(this.text(), place);
    frame.expected = "colon";
  }

  private endValue(piece: Uint8Array, end: number, { shape, place }: { shape: Shape; place: Place }): void {
    if (shape.kind === "take") shape.to(this.text(), place);
    else if (shape.kind !== "skip" && this.text() !== "null") throw new ScanFault("other-shape", place);
    if (shape.kind !== "skip" && shape.keep !== undefined) this.endKeep(piece, end);
    this.afterValue();
  }

  private closeFrame(piece: Uint8Array, frame: Frame, index: number): number {
    this.frames.pop();
    if (frame.isKept) this.endKeep(piece, index + 1);
    this.afterValue();
    return index + 1;
  }

  private endKeep(piece: Uint8Array, end: number): void {
    this.keep?.to(piece.subarray(this.keep.from, end));
    this.keep = undefined;
  }

  private afterValue(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) this.isDone = true;
    else frame.expected = "comma-or-end";
    this.parts = [];
  }
}

function canBegin(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  // t, f, n and the minus of a number
  return (
    isDigit ||
    [BYTE.quote, BYTE.openObject, BYTE.openList, 0x74, 0x66, 0x6e, 0x2d].some((each) => each === byte)
  );
}

function parseKey(text: string, place: Place): string {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === "string" ? key : "";
  } catch {
    throw new ScanFault("malformed", place);
  }
}
