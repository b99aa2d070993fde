import type { Box, Picture, Row } from "./picture";
import { BOX, CAPTION, CHIP, FONT, GAP, LINE, type Size, ZONE_NAME } from "./size";
import { textWidth, wrapped } from "./text-width";

/** A rectangle inside of a row, from the row's own corner. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ShapedBox extends Shape {
  readonly box: Box;
}

export interface TextLine {
  readonly text: string;
  readonly y: number;
  readonly isTitle: boolean;
}

/** A row with a size, and everything in it with its place. */
export interface ShapedRow {
  readonly row: Row;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
  readonly boxes: readonly ShapedBox[];
  /** Where boxes may begin and end, without what is written above and below. */
  readonly top: number;
  readonly bottom: number;
  /** Whether the names of zones stand above its boxes. */
  readonly isFirstOfZones: boolean;
  /** Zones whose subnets go on in the next row, or came from the one before: one frame holds both. */
  readonly continues: ReadonlySet<string>;
  readonly continued: ReadonlySet<string>;
}

function widthOf({ zones }: Picture, { gutter, column, columnGap, margin }: Size): number {
  const columns = Math.max(zones.length, 1);
  return 2 * margin + gutter + columns * column + (columns - 1) * columnGap;
}

/** The left edge of a zone's column in a row. */
export function columnX(
  { zones }: Picture,
  zone: string,
  { gutter, column, columnGap, margin }: Size,
): number {
  return margin + gutter + zones.indexOf(zone) * (column + columnGap);
}

/** Where arrows meet a row: in the middle of a column, or of all of them. */
export function portX(picture: Picture, zone: string | undefined, size: Size): number {
  if (zone !== undefined) return columnX(picture, zone, size) + Math.round(size.column * size.port);
  return Math.round((size.gutter + widthOf(picture, size)) / 2);
}

export function shapeRows(picture: Picture, size: Size): readonly ShapedRow[] {
  const { rows } = picture;
  return rows.map((row, position) => shapeRow(picture, row, rows[position - 1], rows[position + 1], size));
}

function shapeRow(
  picture: Picture,
  row: Row,
  before: Row | undefined,
  after: Row | undefined,
  size: Size,
): ShapedRow {
  const width = widthOf(picture, size);
  const inZones = row.boxes.some(({ zone }) => zone !== undefined);
  const isFirstOfZones = inZones && before?.boxes.some(({ zone }) => zone !== undefined) !== true;
  const isBeside = size.gutter > 0;
  const continues = sharedZones(row, after, size);
  const continued = sharedZones(row, before, size);
  const captioned = picture.zones.some(
    (zone) => !continues.has(zone) && row.boxes.some((box) => box.zone === zone && box.subnets.length > 0),
  );
  const textRoom = isBeside ? size.gutter - 16 : width - 4 * size.margin;
  const texts = linesOf(row, textRoom, isBeside);
  const above = isFirstOfZones ? ZONE_NAME : 0;
  const textHeight = texts.length * LINE;
  const top = above + (isBeside ? 0 : textHeight + (textHeight > 0 ? 6 : 0)) + (inZones ? size.inset : 0);
  const boxes = boxesOf(picture, row, top, size);
  const lowest = Math.max(top, ...boxes.map(({ y, height }) => y + height));
  const needed = lowest + (inZones ? size.inset : 0) + (captioned ? CAPTION - 4 : 0);
  const height = Math.max(needed, isBeside ? above + textHeight + 4 : 0);
  const firstLine = isBeside ? above + Math.max(0, (height - above - textHeight) / 2) : above + 2;
  return {
    row,
    width,
    height,
    lines: texts.map((line, number) => ({ ...line, y: Math.round(firstLine + number * LINE + 12) })),
    boxes,
    top,
    bottom: lowest,
    isFirstOfZones,
    continues,
    continued,
  };
}

function linesOf({ title, notes }: Row, room: number, isBeside: boolean) {
  const titles = title === "" ? [] : wrapped(title, FONT.title, room, isBeside ? 2 : 1);
  const rest = (isBeside ? notes : [notes.join(" · ")]).filter((note) => note !== "");
  const below = rest.flatMap((note) => wrapped(note, FONT.note, room, isBeside ? 2 : 3));
  return [
    ...titles.map((text) => ({ text, isTitle: true })),
    ...below.map((text) => ({ text, isTitle: false })),
  ];
}

/** Zones in which two rows that follow each other lie in the same subnets. Rows with names above them stand apart. */
function sharedZones(row: Row, other: Row | undefined, { gutter }: Size): ReadonlySet<string> {
  if (other === undefined || gutter === 0) return new Set();
  const own = subnetsByZone(row);
  return new Set([...subnetsByZone(other)].flatMap(([zone, key]) => (own.get(zone) === key ? [zone] : [])));
}

/** What says which subnets a zone's boxes lie in; none where they lie in several frames. */
function subnetsByZone({ boxes }: Row): ReadonlyMap<string, string> {
  const byZone = new Map<string, Set<string>>();
  for (const { zone, subnets } of boxes) {
    if (zone === undefined || subnets.length === 0) continue;
    byZone.set(zone, new Set([...(byZone.get(zone) ?? []), ...subnets]));
  }
  return new Map([...byZone].map(([zone, subnets]) => [zone, [...subnets].sort().join("\n")]));
}

function boxesOf(picture: Picture, row: Row, top: number, size: Size): readonly ShapedBox[] {
  const across = row.boxes.filter(({ zone }) => zone === undefined);
  const middle = portX(picture, undefined, size);
  const widest =
    size.gutter === 0
      ? widthOf(picture, size) - 2 * size.margin
      : widthOf(picture, size) - size.gutter - 2 * size.margin;
  const spanning = across.map((box, number): ShapedBox => {
    const width = Math.min(widest, Math.max(150, Math.ceil(textWidth(box.label, FONT.label)) + 46));
    return { box, x: Math.round(middle - width / 2), y: top + number * (BOX + GAP), width, height: BOX };
  });
  return [
    ...spanning,
    ...picture.zones.flatMap((zone) => {
      const own = row.boxes.filter((box) => box.zone === zone);
      const x = columnX(picture, zone, size) + 2 * size.inset;
      const room = size.column - 4 * size.inset;
      return row.kind === "endpoints" ? chips(own, x, top, room) : grid(own, x, top, room, size);
    }),
  ];
}

/** Boxes that share a column evenly, as many beside each other as fit. */
function grid(
  boxes: readonly Box[],
  x: number,
  y: number,
  room: number,
  { name }: Size,
): readonly ShapedBox[] {
  const most = name === "narrow" ? 1 : room >= 230 ? 2 : 1;
  const beside = Math.min(most, boxes.length);
  const width = Math.floor((room - (beside - 1) * GAP) / beside);
  return boxes.map((box, number) => ({
    box,
    x: x + (number % beside) * (width + GAP),
    y: y + Math.floor(number / beside) * (BOX + GAP),
    width,
    height: BOX,
  }));
}

/** Small boxes as wide as their words, one after the other, in as many lines as it takes. */
function chips(boxes: readonly Box[], x: number, y: number, room: number): readonly ShapedBox[] {
  let left = x;
  let line = 0;
  return boxes.map((box) => {
    const width = Math.min(room, Math.ceil(textWidth(box.label, FONT.chip)) + 22);
    if (left > x && left + width > x + room) {
      left = x;
      line += 1;
    }
    const placed = { box, x: left, y: y + line * (CHIP + 4), width, height: CHIP };
    left += width + 4;
    return placed;
  });
}
