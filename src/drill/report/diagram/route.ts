import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPort } from "elkjs";
import type { Link, Pair, Picture } from "./picture";
import { portX, type ShapedRow } from "./shape-row";
import type { Size } from "./size";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface RoutedLink {
  readonly link: Link;
  readonly pair: Pair;
  readonly points: readonly Point[];
}

export interface Routed {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each row. */
  readonly corners: readonly Point[];
  readonly links: readonly RoutedLink[];
}

const ACROSS = "across";
/** Keeps rows in one column, whether requests go between them or not; not drawn. */
const SPINE = "spine";

/** Rows one above the other in their order, and ways for the arrows that cross no row: laid out by ELK's layers. */
export async function route(picture: Picture, shapes: readonly ShapedRow[], size: Size): Promise<Routed> {
  const position = new Map(picture.rows.map(({ id }, number) => [id, number]));
  const wanted = picture.links.flatMap((link) => {
    const from = position.get(link.from);
    const to = position.get(link.to);
    return from === undefined || to === undefined || from === to
      ? []
      : link.pairs.map((pair) => ({ link, pair, from, to }));
  });
  const graph: ElkNode = {
    id: "picture",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "DOWN",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.partitioning.activate": "true",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.separateConnectedComponents": "false",
      "elk.padding": "[top=12,left=4,bottom=12,right=4]",
      "elk.layered.spacing.nodeNodeBetweenLayers": String(size.rowGap),
      "elk.layered.spacing.edgeNodeBetweenLayers": "10",
      "elk.spacing.edgeNode": "10",
    },
    children: shapes.map((shape, row) => ({
      id: String(row),
      width: shape.width,
      height: shape.height,
      layoutOptions: {
        "elk.partitioning.partition": String(row),
        "elk.portConstraints": "FIXED_POS",
      },
      ports: portsOf(picture, row, shape, size),
    })),
    edges: [
      ...wanted.map(({ pair: [start, end], from, to }, number): ElkExtendedEdge => ({
        id: String(number),
        sources: [portId(from, "SOUTH", column(picture, start))],
        targets: [portId(to, "NORTH", column(picture, end))],
      })),
      ...shapes.slice(1).map((_, row): ElkExtendedEdge => ({
        id: `${SPINE}${row}`,
        sources: [portId(row, "SOUTH", SPINE)],
        targets: [portId(row + 1, "NORTH", SPINE)],
        layoutOptions: { "elk.layered.priority.straightness": "1000" },
      })),
    ],
  };
  const { children = [], edges = [], width = 0, height = 0 } = await new ELK().layout(graph);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    corners: children.map(({ x = 0, y = 0 }) => ({ x, y })),
    links: wanted.map(({ link, pair }, number) => ({ link, pair, points: pointsOf(edges[number]) })),
  };
}

function portsOf(picture: Picture, row: number, { height }: ShapedRow, size: Size): ElkPort[] {
  const columns = [undefined, ...picture.zones];
  const places = [
    ...columns.map((zone) => ({ name: column(picture, zone), x: portX(picture, zone, size) })),
    { name: SPINE, x: 0 },
  ];
  return (["NORTH", "SOUTH"] as const).flatMap((side) =>
    places.map(({ name, x }) => ({
      id: portId(row, side, name),
      x,
      y: side === "NORTH" ? 0 : height,
      width: 0,
      height: 0,
      layoutOptions: { "elk.port.side": side },
    })),
  );
}

function column({ zones }: Picture, zone: string | undefined): string {
  return zone === undefined ? ACROSS : String(zones.indexOf(zone));
}

function portId(row: number, side: "NORTH" | "SOUTH", name: string): string {
  return `${row}.${side}.${name}`;
}

function pointsOf(edge: ElkExtendedEdge | undefined): readonly Point[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}
