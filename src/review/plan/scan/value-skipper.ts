import { BYTE, isSpace } from "./byte";

/** Constants of this module: a property of another one would be looked up for each byte. */
const { quote: QUOTE, backslash: BACKSLASH } = BYTE;
const {
  openList: OPEN_LIST,
  closeList: CLOSE_LIST,
  openObject: OPEN_OBJECT,
  closeObject: CLOSE_OBJECT,
} = BYTE;

/** Finds the end of one value, over as many pieces of the text as it takes. */
export class ValueSkipper {
  private depth = 0;
  private isText = false;
  private isScalar = false;
  private isEscaped = false;

  /** @param first the first byte of the value, which `find` gets as well. */
  begin(first: number): void {
    this.depth = 0;
    this.isText = false;
    this.isEscaped = false;
    this.isScalar = first !== BYTE.quote && first !== BYTE.openObject && first !== BYTE.openList;
  }

  /** The index behind the value's last byte, or -1 where it goes on in the next piece. */
  find(piece: Uint8Array, from: number): number {
    return this.isScalar ? this.scalarEnd(piece, from) : this.nestedEnd(piece, from);
  }

  private scalarEnd(piece: Uint8Array, from: number): number {
    for (let index = from; index < piece.length; index += 1) {
      const byte = piece[index];
      if (byte === BYTE.comma || byte === BYTE.closeObject || byte === BYTE.closeList || isSpace(byte)) {
        return index;
      }
    }
    return -1;
  }

  /** Every byte of the document goes through here: fields are copied to locals, which the engine keeps in registers. */
  private nestedEnd(piece: Uint8Array, from: number): number {
    const { length } = piece;
    let { depth, isText } = this;
    let index = from;
    if (this.isEscaped) {
      this.isEscaped = false;
      index += 1;
    }
    while (index < length) {
      if (isText) {
        index = textEnd(piece, index);
        if (index >= length) break;
        index += 1;
        isText = false;
        if (depth === 0) return index;
        continue;
      }
      const byte = piece[index];
      index += 1;
      if (byte === QUOTE) {
        isText = true;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 0) return index;
      }
    }
    // One past the end: the last byte was a backslash, and what it escapes comes with the next piece.
    this.isEscaped = index > length;
    this.depth = depth;
    this.isText = isText;
    return -1;
  }
}

/** The index of the quote that ends a text; the length, or one more behind a backslash, where it goes on. */
function textEnd(piece: Uint8Array, from: number): number {
  const { length } = piece;
  let index = from;
  while (index < length) {
    const byte = piece[index];
    if (byte === QUOTE) return index;
    index += byte === BACKSLASH ? 2 : 1;
  }
  return index;
}
