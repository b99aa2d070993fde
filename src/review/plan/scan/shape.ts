/** What is done with a value of a JSON text as it goes by. */
export type Shape =
  /** An object whose members are looked at one by one. */
  | Kept<{ readonly kind: "members"; readonly of: (key: string) => Shape }>
  /** A list whose elements are looked at one by one. */
  | Kept<{ readonly kind: "elements"; readonly of: Shape }>
  /** Any value, handed over as text: what it is, its reader finds out. */
  | Kept<{ readonly kind: "take"; readonly to: (text: string, place: Place) => void }>
  /** Read over. Nothing but its strings and brackets is looked at. */
  | { readonly kind: "skip" };

type Kept<Of> = Of & {
  /** Gets the bytes of the whole value, piece by piece, whatever else is done with it. One at a time. */
  readonly keep?: (part: Uint8Array) => void;
};

/** Where a value stands. */
export interface Place {
  /** The nearest key above it. */
  readonly key: string;
  /** Of its first byte, counted from the beginning of the document. */
  readonly byte: number;
}

/** Thrown where the bytes are no JSON, or no JSON of the shape that was asked for. Never holds any of the text. */
export class ScanFault extends Error {
  constructor(
    readonly fault: "malformed" | "cut-off" | "trailing" | "other-shape" | "too-large",
    readonly place: Place,
  ) {
    super(`${fault} at byte ${place.byte}`);
  }
}
