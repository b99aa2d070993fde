import type { Topology } from "../../../model/topology";
import type { Loss } from "../../reachability/failure-set";
import type { Box, Link, Pair, Picture } from "./picture";

/** `unused`: it runs, and no request reaches it. `cut off`: its way to the internet is lost, so it is counted as lost. */
export type BoxState = "lost" | "takes over" | "unused" | "cut off";

export interface PictureLoss {
  readonly states: ReadonlyMap<string, BoxState>;
  readonly lostZones: readonly string[];
  /** Whether an arrow still carries requests. */
  readonly carries: (link: Link, pair: Pair) => boolean;
}

/** What a loss does to what is drawn. The verdicts are the drill's; this shows where they come from. */
export function lostIn(picture: Picture, topology: Topology, loss: Loss): PictureLoss {
  const boxes = picture.rows.flatMap((row) => row.boxes);
  const lost = new Set(boxes.filter((box) => isLost(box, boxes, loss)).map(({ id }) => id));
  const states = new Map<string, BoxState>([...lost].map((id) => [id, "lost"]));
  for (const id of cutOff(boxes, topology, loss)) if (!lost.has(id)) states.set(id, "cut off");
  for (const { boxes: hosts, kind } of picture.rows) {
    if (kind !== "database" || !hosts.some(({ id }) => lost.has(id))) continue;
    const next = hosts.find(
      (host) => !lost.has(host.id) && host.whenTakingOver !== undefined && host.kind !== "maybe",
    );
    if (next !== undefined) states.set(next.id, "takes over");
  }
  const takesOver = (id: string): boolean => states.get(id) === "takes over";
  const before = metCells(
    picture,
    () => true,
    () => false,
  );
  const after = metCells(picture, ({ id }) => !lost.has(id), takesOver);
  for (const row of picture.rows)
    for (const { id, zone } of row.boxes) {
      const cell = cellOf(row.id, zone);
      if (before.has(cell) && !after.has(cell) && !states.has(id)) states.set(id, "unused");
    }
  return {
    states,
    lostZones: loss.kind === "zone" ? [loss.zone] : [],
    carries: ({ from, to, failover }, [start, end]) =>
      after.has(cellOf(from, start)) &&
      after.has(cellOf(to, end)) &&
      (failover !== true ||
        picture.rows.some((row) => row.id === to && row.boxes.some(({ id }) => takesOver(id)))),
  };
}

function isLost(box: Box, boxes: readonly Box[], loss: Loss): boolean {
  const { element, subnets, zone, kind, id } = box;
  switch (loss.kind) {
    case "zone":
      return zone === loss.zone;
    case "subnet":
      // An endpoint with a second subnet in the zone answers there.
      return kind === "endpoint"
        ? subnets.every((one) => one === loss.subnet)
        : subnets.includes(loss.subnet);
    case "nat":
      return element === loss.nat;
    case "endpoint":
      return element === loss.endpoint && zone === loss.zone;
    case "balancer-node":
      return element === loss.balancer && subnets.includes(loss.subnet);
    case "instance":
      return id === boxes.find((each) => each.element === loss.fleet)?.id;
    case "database-primary":
      return element === loss.database && kind === "primary";
  }
}

/** Instances whose subnets have their way out through a NAT gateway that is lost. */
function cutOff(boxes: readonly Box[], { subnets }: Topology, loss: Loss): readonly string[] {
  if (loss.kind !== "nat") return [];
  const behind = subnets.filter(
    ({ routes }) =>
      routes.known && routes.value.some(({ target }) => target.kind === "nat" && target.address === loss.nat),
  );
  const addresses = new Set(behind.map(({ address }) => address));
  return boxes
    .filter(({ kind, subnets: own }) => kind === "instance" && own.some((one) => addresses.has(one)))
    .map(({ id }) => id);
}

/** Rows by column that requests from the internet come to. */
function metCells(
  { rows, links }: Picture,
  isThere: (box: Box) => boolean,
  takesOver: (id: string) => boolean,
): ReadonlySet<string> {
  const there = rows.flatMap(({ id, boxes }) => boxes.filter(isThere).map(({ zone }) => cellOf(id, zone)));
  const empty = rows.filter(({ boxes }) => boxes.length === 0);
  const open = new Set([...there, ...empty.map(({ id }) => cellOf(id, undefined))]);
  const tookOver = new Set(
    rows.flatMap(({ id, boxes }) => (boxes.some((box) => takesOver(box.id)) ? [id] : [])),
  );
  const met = new Set(rows.filter(({ kind }) => kind === "internet").map(({ id }) => cellOf(id, undefined)));
  for (const cell of met)
    for (const { from, to, pairs, failover } of links) {
      if (failover === true && !tookOver.has(to)) continue;
      for (const [start, end] of pairs)
        if (cellOf(from, start) === cell && open.has(cellOf(to, end))) met.add(cellOf(to, end));
    }
  return met;
}

function cellOf(row: string, column: string | undefined): string {
  return `${row}\n${column ?? ""}`;
}
