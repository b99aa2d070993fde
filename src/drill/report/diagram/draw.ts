import { htmlText } from "../html-text";
import { drawBox } from "./draw-box";
import { drawCopies, drawLink } from "./draw-link";
import type { Laid } from "./lay-out";
import { drawFrames, drawSubnets, drawZones } from "./draw-zones";
import type { ShapedRow } from "./shape-row";
import { FONT, LINE, ZONE_NAME } from "./size";

/**
 * The SVG element, without a style of its own.
 * @param name makes its ids unique in a page
 */
export function draw(laid: Laid, name: string): string {
  const { picture, routed, shapes } = laid;
  const { width, height } = routed;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${name}-title ${name}-desc">`,
    `<title id="${name}-title">${htmlText(picture.title)}</title>`,
    `<desc id="${name}-desc">${htmlText(picture.description)}</desc>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...drawFrames(laid),
    ...drawZones(laid),
    ...drawSubnets(laid),
    ...routed.links.map((link, number) => drawLink(laid, link, number)),
    ...drawCopies(laid),
    ...shapes.flatMap((shape, row) => drawRow(laid, shape, row)),
    "</svg>",
  ].join("\n");
}

function drawRow(
  laid: Laid,
  { lines, boxes, width, isFirstOfZones }: ShapedRow,
  row: number,
): readonly string[] {
  const { routed, numbers, size } = laid;
  const { x, y } = routed.corners[row] ?? { x: 0, y: 0 };
  const texts = lines.map(({ text, y: below, isTitle }) => {
    const { size: fontSize } = isTitle ? FONT.title : FONT.note;
    return `<text x="${x + size.margin + 2}" y="${y + below}" font-size="${fontSize}" class="${isTitle ? "strong" : "soft"}">${htmlText(text)}</text>`;
  });
  return [
    ...(size.gutter === 0 && boxes.some(({ box }) => box.zone !== undefined)
      ? [
          strip(
            x + size.margin,
            y + (isFirstOfZones ? ZONE_NAME : 0),
            width - 2 * size.margin,
            lines.length * LINE + 6,
          ),
        ]
      : []),
    ...texts,
    ...boxes.map((shaped) => drawBox(shaped, { x, y }, numbers.boxes.get(shaped.box.id) ?? 0)),
  ];
}

/** Behind what is written above boxes: the columns of zones go on below it. */
function strip(x: number, y: number, width: number, height: number): string {
  return `<rect class="page" x="${x - 2}" y="${y}" width="${width + 4}" height="${height}"/>`;
}
