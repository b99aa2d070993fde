import { htmlText } from "../html-text";
import { ICONS } from "./icons";
import type { Point } from "./route";
import type { ShapedBox } from "./shape-row";
import { CHIP, FONT } from "./size";
import { fitted, textWidth } from "./text-width";

const ICON = 14;
/** Room for what strikes out a box, where a small one would have its words there. */
const CROSS = 16;

/** A box with its icon and words, and with what is shown where it is lost or takes over: hidden until a page says so. */
export function drawBox(
  { box, x: left, y: above, width, height }: ShapedBox,
  corner: Point,
  number: number,
): string {
  const [x, y] = [corner.x + left, corner.y + above];
  const isChip = height <= CHIP;
  const room = width - (isChip ? 16 : ICON + 26);
  const labels = [
    { state: "normal", text: box.label },
    ...(box.whenLost === undefined ? [] : [{ state: "lost", text: box.whenLost }]),
    ...(box.whenTakingOver === undefined ? [] : [{ state: "over", text: box.whenTakingOver }]),
  ].map(({ state, text }) => {
    const font = isChip ? FONT.chip : state === "over" ? FONT.over : FONT.label;
    return { state, font, text: fitted(text, font, room) };
  });
  const widest = Math.max(...labels.map(({ text, font }) => textWidth(text, font)));
  const iconX =
    x +
    (isChip
      ? 8
      : Math.max(
          8,
          Math.round((width - (width < 180 && box.zone !== undefined ? CROSS : 0) - widest - ICON - 8) / 2),
        ));
  const textX = isChip ? iconX : iconX + ICON + 8;
  const baseline = y + Math.round(height / 2 + FONT.label.size * 0.36);
  const crossX = x + width - (isChip ? 8 : 14);
  const crossY = y + height / 2;
  const arm = isChip ? 3 : 4.5;
  return [
    `<g class="box ${box.kind}${box.whenLost === undefined ? "" : " host"} b${number}"><title>${htmlText(box.element)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isChip ? 4 : 6}"/>`,
    isChip
      ? ""
      : `<path class="icon" transform="translate(${iconX} ${y + (height - ICON) / 2})" d="${ICONS[box.kind]}"/>`,
    ...labels.map(
      ({ state, text, font }) =>
        `<text class="${state}" x="${textX}" y="${baseline}" font-size="${font.size}">${htmlText(text)}</text>`,
    ),
    `<path class="cross" d="M${crossX - arm} ${crossY - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}"/>`,
    "</g>",
  ].join("");
}
