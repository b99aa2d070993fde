import type { Picture } from "./picture";

/** Short names for classes: an address may hold anything. */
export interface PictureNumbers {
  readonly boxes: ReadonlyMap<string, number>;
  readonly zones: ReadonlyMap<string, number>;
}

export function numbersOf({ rows, zones }: Picture): PictureNumbers {
  const ids = rows.flatMap(({ boxes }) => boxes.map(({ id }) => id));
  return {
    boxes: new Map(ids.map((id, number) => [id, number])),
    zones: new Map(zones.map((zone, number) => [zone, number])),
  };
}
