import { draw } from "../../../../src/drill/report/diagram/draw";
import { type Laid, layOut } from "../../../../src/drill/report/diagram/lay-out";
import { renderDiagram } from "../../../../src/drill/report/diagram/diagram";
import { pictureOf } from "../../../../src/drill/report/diagram/picture-of";
import type { Point } from "../../../../src/drill/report/diagram/route";
import { CHIP, FONT, NARROW, wideSize } from "../../../../src/drill/report/diagram/size";
import { textWidth } from "../../../../src/drill/report/diagram/text-width";
import { XMLValidator } from "fast-xml-parser";
import { HOSTILE_TEXTS } from "../../../review/render/support/hostile";
import { topologyOf, TOPOLOGIES, withHostileNames } from "./support/topologies";

interface Area {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function areas({ shapes, routed }: Laid): readonly Area[] {
  return shapes.flatMap(({ boxes }, row) => {
    const { x, y } = routed.corners[row] ?? { x: 0, y: 0 };
    return boxes.map((shaped) => ({ ...shaped, id: shaped.box.id, x: x + shaped.x, y: y + shaped.y }));
  });
}

function meet(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A piece of an arrow as an area: they go across and down only. */
function pieces(points: readonly Point[]): readonly Area[] {
  return points.slice(1).map((end, number) => {
    const start = points[number] ?? end;
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    return { id: "arrow", x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) };
  });
}

const CASES = TOPOLOGIES.flatMap(([name]) => [[name, "wide"] as const, [name, "narrow"] as const]);

describe.each(CASES)("%s, %s", (name, which) => {
  const picture = pictureOf(topologyOf(name));
  const laidOut = () => layOut(picture, which === "wide" ? wideSize(picture) : NARROW);

  it("has no box on another, none out of the picture, and no arrow through a box", async () => {
    const laid = await laidOut();
    const all = areas(laid);
    const overlaps = all.flatMap((a, number) =>
      all.slice(number + 1).flatMap((b) => (meet(a, b) ? [`${a.id} on ${b.id}`] : [])),
    );
    const crossed = laid.routed.links.flatMap(({ link, points }) =>
      pieces(points).flatMap((piece) =>
        all.flatMap((box) => (meet(piece, box) ? [`${link.from} -> ${link.to} through ${box.id}`] : [])),
      ),
    );
    const { width, height } = laid.routed;
    const outside = all.filter(
      (box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
    );
    expect([overlaps, crossed, outside]).toEqual([[], [], []]);
    expect(laid.routed.links.every(({ points }) => points.length >= 2)).toBe(true);
  });

  it("keeps zones in columns: every row begins at the same place", async () => {
    const { routed } = await laidOut();
    expect(new Set(routed.corners.map(({ x }) => x)).size).toBeLessThanOrEqual(1);
    const tops = routed.corners.map(({ y }) => y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it("has no words wider than their box", async () => {
    const laid = await laidOut();
    const svg = draw(laid, "one");
    for (const { width, height, box } of laid.shapes.flatMap(({ boxes }) => boxes)) {
      const shown = new RegExp(
        ` b${laid.numbers.boxes.get(box.id)}">.*?class="normal"[^>]*>([^<]*)<`,
        "su",
      ).exec(svg);
      const font = height <= CHIP ? FONT.chip : FONT.label;
      expect(textWidth((shown?.[1] ?? "").replaceAll("&quot;", '"'), font)).toBeLessThan(width);
    }
  });

  it("is the same, byte by byte, at every run", async () => {
    expect(draw(await laidOut(), "one")).toBe(draw(await laidOut(), "one"));
  });
});

it("is a file that every reader of XML takes, and that a screen reader can tell", async () => {
  const svg = await renderDiagram(topologyOf("prod"));
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="picture-title picture-desc">/u);
  expect(svg).toContain('<title id="picture-title">');
  expect(svg).not.toMatch(/ href=|url\(|<script|<image|@import/u);
});

describe("hostile names", () => {
  const calm = tags("x");

  it.each(HOSTILE_TEXTS.filter((text) => text.length < 5_000).map((text) => [text.slice(0, 50), text]))(
    "%j make no element and no attribute",
    async (_, text) => {
      expect(await tags(text)).toEqual(await calm);
    },
  );

  async function tags(text: string): Promise<readonly string[]> {
    const svg = await renderDiagram(withHostileNames(topologyOf("prod"), text));
    expect(XMLValidator.validate(svg)).toBe(true);
    const found = svg.match(/<[a-z]+[^>]*?>/gu) ?? [];
    return [...new Set(found.map((tag) => tag.replace(/"[^"]*"/gu, '""')))].sort();
  }
});
