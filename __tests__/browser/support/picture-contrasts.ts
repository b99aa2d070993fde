import { z } from "zod";
import type { DevTools } from "./dev-tools";
import { luminance } from "./contrasts";

const seenSchema = z.array(z.object({ text: z.string(), color: z.string(), background: z.string() }));

/** Every text of a drawing that is shown: its fill, and that of the last rectangle drawn before it under its middle. */
const SEEN = `[...document.querySelectorAll("svg.picture, svg.chart")].filter((one) => one.checkVisibility()).flatMap((svg) => {
  const page = getComputedStyle(document.body).backgroundColor;
  const inOrder = [...svg.querySelectorAll("rect, text")];
  return inOrder.flatMap((text, position) => {
    if (text.localName !== "text" || getComputedStyle(text).display === "none") return [];
    const { left, top, width, height } = text.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const below = inOrder.slice(0, position).filter((rect) => {
      if (rect.localName !== "rect" || getComputedStyle(rect).fill === "none") return false;
      const box = rect.getBoundingClientRect();
      return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    }).at(-1);
    return [{ text: text.textContent, color: getComputedStyle(text).fill, background: below === undefined ? page : getComputedStyle(below).fill }];
  });
})`;

/** How well the words of drawings can be read. */
export async function pictureContrasts(
  tools: DevTools,
): Promise<readonly { readonly text: string; readonly ratio: number }[]> {
  const seen = seenSchema.parse(await tools.evaluate(SEEN));
  return seen.map(({ text, color, background }) => {
    const [light = 0, dark = 0] = [luminance(color), luminance(background)].sort((a, b) => b - a);
    return { text, ratio: (light + 0.05) / (dark + 0.05) };
  });
}
