import { terminalText } from "../safe-text";

/**
 * Widths from space to tilde in hundredths of an em: the wider one of DejaVu Sans and Liberation Sans, as Chromium
 * measures them. DejaVu is the widest font that a reader is likely to have for `system-ui`: text that needs more room
 * than it was given would overlap.
 */
const REGULAR: readonly number[] = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74,
  69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64,
  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD: readonly number[] = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40,
  40, 84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69,
  82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72,
  69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

const COMBINING = /\p{M}/u;
/** Whole phrases in one character, and scripts beyond the first plane that are not drawn in squares. */
const HUGE = /[\ufb50-\ufdff]/u;
const PICTOGRAPH = /\p{Emoji_Presentation}/u;

export interface Font {
  readonly size: number;
  readonly isBold?: boolean;
}

/** The segments that a reader takes for one character: a letter with its marks, an emoji with its parts. */
const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

export function textWidth(text: string, { size, isBold = false }: Font): number {
  const widths = isBold ? BOLD : REGULAR;
  let hundredths = 0;
  for (const character of text)
    hundredths += widths[(character.codePointAt(0) ?? 0) - 32] ?? foreign(character);
  return (hundredths / 100) * size;
}

function foreign(character: string): number {
  if (COMBINING.test(character)) return 0;
  if (HUGE.test(character)) return 1200;
  return character.length > 1 && !PICTOGRAPH.test(character) ? 500 : 140;
}

/** A text that fits: cut between what a reader would call characters, with an ellipsis. */
export function fitted(text: string, font: Font, width: number): string {
  const shown = terminalText(text);
  if (textWidth(shown, font) <= width) return shown;
  const room = width - textWidth("…", font);
  let kept = "";
  let used = 0;
  for (const { segment } of SEGMENTER.segment(shown)) {
    used += textWidth(segment, font);
    if (used > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** At most so many lines, broken between words; what does not fit the last one is cut. */
export function wrapped(text: string, font: Font, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of terminalText(text).split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    const isFull = lines.length >= most;
    if (last !== undefined && (isFull || textWidth(longer, font) <= width)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => fitted(line, font, width));
}
