import type { Picture } from "./picture";
import { numbersOf, type PictureNumbers } from "./picture-numbers";
import { route, type Routed } from "./route";
import { type ShapedRow, shapeRows } from "./shape-row";
import type { Size } from "./size";

/** A picture with a place for everything: what all parts of the drawing are made from. */
export interface Laid {
  readonly picture: Picture;
  readonly size: Size;
  readonly shapes: readonly ShapedRow[];
  readonly routed: Routed;
  readonly numbers: PictureNumbers;
}

export async function layOut(picture: Picture, size: Size): Promise<Laid> {
  const shapes = shapeRows(picture, size);
  const routed = await route(picture, shapes, size);
  return { picture, size, shapes, routed, numbers: numbersOf(picture) };
}
