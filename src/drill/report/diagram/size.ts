import type { Picture } from "./picture";
import { textWidth } from "./text-width";

/** How a picture is laid out: for a desk, or for the width of a phone. In units of the SVG, which are CSS pixels. */
export interface Size {
  readonly name: "wide" | "narrow";
  /** Where rows have their names: beside the zones, or, with 0, above them. */
  readonly gutter: number;
  readonly column: number;
  readonly columnGap: number;
  /** Where arrows meet a column, as a part of its width. */
  readonly port: number;
  /** Between rows: room for arrows. */
  readonly rowGap: number;
  readonly margin: number;
  /** Between a frame and what is in it. */
  readonly inset: number;
}

export function wideSize({ zones }: Pick<Picture, "zones">): Size {
  const least = zones.length <= 2 ? 284 : zones.length === 3 ? 228 : 204;
  const names = zones.map((zone) => 2 * (textWidth(zone, FONT.zone) + 20));
  return {
    name: "wide",
    gutter: 196,
    // Names stand left of the arrows; one that is longer than any region's is cut.
    column: Math.ceil(Math.min(300, Math.max(least, ...names))),
    columnGap: 14,
    port: 0.5,
    rowGap: 30,
    margin: 14,
    inset: 9,
  };
}

export const NARROW: Size = {
  name: "narrow",
  gutter: 0,
  column: 160,
  columnGap: 6,
  port: 0.78,
  rowGap: 24,
  margin: 6,
  inset: 6,
};

export const FONT = {
  title: { size: 14, isBold: true },
  zone: { size: 12.5, isBold: true },
  label: { size: 13 },
  over: { size: 13, isBold: true },
  note: { size: 12 },
  chip: { size: 11.5 },
  caption: { size: 11 },
} as const;
export const LINE = 16;
/** Of a box with one line. */
export const BOX = 34;
export const CHIP = 22;
export const GAP = 6;
/** For what a subnet is called, under its boxes. */
export const CAPTION = 19;
/** For what a zone is called, above its boxes. */
export const ZONE_NAME = 30;
