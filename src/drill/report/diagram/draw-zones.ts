import { htmlText } from "../html-text";
import type { Laid } from "./lay-out";
import type { Picture } from "./picture";
import { columnX, type ShapedRow } from "./shape-row";
import { FONT, ZONE_NAME } from "./size";
import { fitted, textWidth } from "./text-width";

/** Around each network. */
export function drawFrames({ picture, shapes, routed }: Laid): readonly string[] {
  const networks = [...new Set(picture.rows.flatMap(({ network }) => network ?? []))];
  return networks.flatMap((network) => {
    const own = picture.rows.flatMap((row, position) => (row.network === network ? [position] : []));
    const [first, last] = [own[0] ?? 0, own.at(-1) ?? 0];
    const corner = routed.corners[first];
    const end = routed.corners[last];
    if (corner === undefined || end === undefined) return [];
    const bottom = end.y + (shapes[last]?.height ?? 0) + 8;
    const width = shapes[first]?.width ?? 0;
    return [
      `<rect class="frame" x="${corner.x}" y="${corner.y - 8}" width="${width}" height="${bottom - corner.y + 8}" rx="10"/>`,
    ];
  });
}

/** A column for each zone, behind each run of rows that stand in zones. */
export function drawZones({ picture, shapes, routed, size, numbers }: Laid): readonly string[] {
  return runsOf(shapes).flatMap(([first, last]) => {
    const corner = routed.corners[first];
    const end = routed.corners[last];
    if (corner === undefined || end === undefined) return [];
    const height = end.y + (shapes[last]?.height ?? 0) - corner.y + 4;
    return picture.zones.map((zone) => {
      const x = corner.x + columnX(picture, zone, size);
      const room = size.column * size.port - 18;
      const name = fitted(zone, FONT.zone, room);
      return [
        `<g class="zone-name z${numbers.zones.get(zone) ?? 0}"><title>${htmlText(zone)}</title>`,
        `<rect class="zone" x="${x}" y="${corner.y}" width="${size.column}" height="${height}" rx="8"/>`,
        `<text class="strong" x="${x + 10}" y="${corner.y + ZONE_NAME - 10}" font-size="${FONT.zone.size}">${htmlText(name)}</text>`,
        `<text class="strong when-lost" x="${x + size.column - 10}" y="${corner.y + ZONE_NAME - 10}" font-size="${FONT.zone.size}" text-anchor="end">lost</text>`,
        "</g>",
      ].join("");
    });
  });
}

/** A frame around the boxes of one subnet, over all rows that lie in it one below the other. */
export function drawSubnets({ picture, shapes, routed, size }: Laid): readonly string[] {
  return picture.zones.flatMap((zone) =>
    shapes.flatMap((shape, row) => {
      const own = shape.boxes.filter(({ box }) => box.zone === zone && box.subnets.length > 0);
      if (own.length === 0 || shape.continues.has(zone)) return [];
      let first = row;
      while (first > 0 && shapes[first]?.continued.has(zone) === true) first -= 1;
      const start = routed.corners[first];
      const end = routed.corners[row];
      if (start === undefined || end === undefined) return [];
      const top = start.y + Math.min(...boxTops(shapes[first], zone)) - size.inset;
      const x = end.x + columnX(picture, zone, size) + size.inset;
      const width = size.column - 2 * size.inset;
      const bottom = end.y + shape.height;
      const subnets = [...new Set(own.flatMap(({ box }) => box.subnets))];
      const name = captionOf(picture, subnets, width - 16);
      return [
        `<g><title>${htmlText(subnets.join(", "))}</title><rect class="subnet" x="${x}" y="${top}" width="${width}" height="${bottom - top}" rx="6"/><text class="soft" x="${x + 9}" y="${bottom - 7}" font-size="${FONT.caption.size}">${htmlText(name)}</text></g>`,
      ];
    }),
  );
}

/** Names with their blocks where there is room for both. */
function captionOf({ subnetNames }: Picture, subnets: readonly string[], room: number): string {
  const names = subnets.map((subnet) => subnetNames.get(subnet)?.name ?? subnet).join(" or ");
  const blocks = subnets.flatMap((subnet) => subnetNames.get(subnet)?.cidr ?? []).join(" or ");
  const both = [names, blocks].filter((part) => part !== "").join("  ");
  return fitted(textWidth(both, FONT.caption) <= room ? both : names, FONT.caption, room);
}

function boxTops(shape: ShapedRow | undefined, zone: string): readonly number[] {
  return (shape?.boxes ?? []).filter(({ box }) => box.zone === zone).map(({ y }) => y);
}

/** First and last of the rows that follow each other with boxes in zones. */
function runsOf(shapes: readonly ShapedRow[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  shapes.forEach(({ row, isFirstOfZones }, position) => {
    const run = runs.at(-1);
    if (isFirstOfZones) runs.push([position, position]);
    else if (run !== undefined && row.boxes.some(({ zone }) => zone !== undefined)) run[1] = position;
  });
  return runs;
}
