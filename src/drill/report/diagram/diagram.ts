import type { Topology } from "../../../model/topology";
import { draw } from "./draw";
import { layOut } from "./lay-out";
import { pictureOf } from "./picture-of";
import { wideSize } from "./size";
import { PICTURE_STYLE } from "./style";

/** A file of its own: what `durable drill --diagram FILE` writes. The same topology, the same bytes. */
export async function renderDiagram(topology: Topology): Promise<string> {
  const picture = pictureOf(topology);
  const laid = await layOut(picture, wideSize(picture));
  return `${draw(laid, "picture").replace("<title ", `<style>${PICTURE_STYLE}</style>\n<title `)}\n`;
}
