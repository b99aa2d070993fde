import type { Laid } from "./lay-out";
import type { Point, RoutedLink } from "./route";
import type { ShapedBox, ShapedRow } from "./shape-row";

const RADIUS = 6;

/** An arrow, from below the boxes of one row to the boxes of another. */
export function drawLink(
  laid: Laid,
  { link, pair: [start, end], points }: RoutedLink,
  number: number,
): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  const from = { x: first.x, y: first.y - below(laid, link.from, start) };
  const to = { x: last.x, y: last.y + above(laid, link.to, end) };
  const path = rounded([from, ...points.slice(1, -1), { x: to.x, y: to.y - 6 }]);
  const head = `M${to.x} ${to.y}l-4 -7.5h8z`;
  return `<g class="link${link.certain ? "" : " unsure"}${link.failover === true ? " failover" : ""} k${number}"><path class="arrow" d="${path}"/><path class="head" d="${head}"/></g>`;
}

/** How far into a row its boxes begin: arrows end at a box, unless words stand between. */
function above({ picture, shapes, size }: Laid, row: string, zone: string | undefined): number {
  const shape = shapes[picture.rows.findIndex(({ id }) => id === row)];
  if (shape === undefined || size.gutter === 0) return 0;
  return shape.boxes.find(({ box }) => box.zone === zone)?.y ?? 0;
}

/** How far from a row's lower edge arrows begin: inside of a frame that holds the next row, too, they begin at the box. */
function below({ picture, shapes }: Laid, row: string, zone: string | undefined): number {
  const shape = shapes[picture.rows.findIndex(({ id }) => id === row)];
  if (shape === undefined) return 0;
  if (zone !== undefined && !shape.continues.has(zone)) return 0;
  const boxes = shape.boxes.filter(({ box }) => box.zone === zone);
  const lowest = Math.max(...boxes.map(({ y, height }) => y + height));
  return boxes.length === 0 ? 0 : shape.height - lowest;
}

/** What a primary writes is on its standby before a commit is answered: drawn where they stand side by side. */
export function drawCopies({ shapes, routed, picture }: Laid): readonly string[] {
  return shapes.flatMap((shape: ShapedRow, row) => {
    const primary = shape.boxes.find(({ box }) => box.kind === "primary");
    const standby = shape.boxes.find(({ box }) => box.kind === "standby");
    if (primary === undefined || standby === undefined || !areBeside(picture.zones, primary, standby))
      return [];
    const [left, right] = primary.x < standby.x ? [primary, standby] : [standby, primary];
    const { x, y } = routed.corners[row] ?? { x: 0, y: 0 };
    const middle = y + left.y + left.height / 2;
    return [`<path class="copy" d="M${x + left.x + left.width} ${middle}H${x + right.x}"/>`];
  });
}

function areBeside(zones: readonly string[], a: ShapedBox, b: ShapedBox): boolean {
  const [one, other] = [a, b].map(({ box }) => zones.indexOf(box.zone ?? ""));
  return Math.abs((one ?? 0) - (other ?? 0)) === 1;
}

/** A line with its corners rounded off. */
function rounded(points: readonly Point[]): string {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return points
    .map((point, number) => {
      const [before, after] = [points[number - 1], points[number + 1]];
      if (before === undefined) return `M${round(point.x)} ${round(point.y)}`;
      if (after === undefined) return `L${round(point.x)} ${round(point.y)}`;
      const into = towards(point, before);
      const out = towards(point, after);
      return `L${round(into.x)} ${round(into.y)}Q${round(point.x)} ${round(point.y)} ${round(out.x)} ${round(out.y)}`;
    })
    .join("");
}

/** A little way from a point to another, at most half of it. */
function towards(point: Point, other: Point): Point {
  const [dx, dy] = [other.x - point.x, other.y - point.y];
  const length = Math.hypot(dx, dy);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: point.x + dx * part, y: point.y + dy * part };
}
