import { z } from "zod";
import type { DevTools } from "./dev-tools";

const seenSchema = z.array(z.object({ text: z.string(), color: z.string(), background: z.string() }));

/** Every element that is shown with text of its own: its colour, and the first background below it that is not transparent. */
const SEEN = `[...document.querySelectorAll("body *:not(svg *)")].filter((one) => one.checkVisibility()).flatMap((one) => {
  const text = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();
  if (text === "") return [];
  let below = one;
  while (below.parentElement !== null && getComputedStyle(below).backgroundColor === "rgba(0, 0, 0, 0)") below = below.parentElement;
  return [{ text, color: getComputedStyle(one).color, background: getComputedStyle(below).backgroundColor }];
})`;

/** How well each text can be read: 1 not at all, 21 black on white. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export async function contrasts(
  tools: DevTools,
): Promise<readonly { readonly text: string; readonly ratio: number }[]> {
  const seen = seenSchema.parse(await tools.evaluate(SEEN));
  return seen.map(({ text, color, background }) => {
    const [light = 0, dark = 0] = [luminance(color), luminance(background)].sort((a, b) => b - a);
    return { text, ratio: (light + 0.05) / (dark + 0.05) };
  });
}

export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/gu) ?? []).map((part) => {
    const channel = Number(part) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
