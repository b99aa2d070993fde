import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderHtml } from "../../src/drill/report/html/html";
import { pageOf } from "../drill/report/html/support/pages";
import { HOSTILE_TEXTS } from "../review/render/support/hostile";
import { type Browser, startChromium } from "./support/chromium";
import { contrasts } from "./support/contrasts";
import { pictureContrasts } from "./support/picture-contrasts";

const folder = mkdtempSync(join(tmpdir(), "durable-drill-pages-"));
const url = pathToFileURL(join(folder, "drill.html")).href;
const LOOK = `({
  ran: "pwned" in globalThis,
  elements: [...document.querySelectorAll("*")].map((one) => one.localName).sort().join(" "),
  handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => name.startsWith("on"))).length,
  links: [...document.querySelectorAll("a")].filter((one) => one.protocol !== "https:").length,
})`;
const BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
const SHOWN = `[...document.querySelectorAll(".panel")].filter((one) => one.checkVisibility()).map((one) => one.querySelector("p").textContent)`;

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function show(page: string): Promise<void> {
  writeFileSync(join(folder, "drill.html"), page);
  await browser.tools.goTo(url);
}

async function emulate(scheme: "light" | "dark", media: "screen" | "print", width = 1280): Promise<void> {
  const features = [{ name: "prefers-color-scheme", value: scheme }];
  await browser.tools.send("Emulation.setEmulatedMedia", { media, features });
  const size = { width, height: 900, deviceScaleFactor: 1, mobile: false };
  await browser.tools.send("Emulation.setDeviceMetricsOverride", size);
}

/** What the page asked for, and what the browser complained of. */
function trouble(): readonly string[] {
  return browser.tools.events.flatMap(({ method, params }) => {
    if (method === "Network.requestWillBeSent") {
      const { url: asked } = params["request"] as { readonly url: string };
      return asked === url ? [] : [asked];
    }
    return /^(?:Log\.|Runtime\.(?:exception|console)|Page\.javascriptDialog)/u.test(method) ? [method] : [];
  });
}

async function press(key: "Tab" | "ArrowRight", code: number): Promise<void> {
  for (const type of ["keyDown", "keyUp"])
    await browser.tools.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: code });
}

describe("the page of prod's drill", () => {
  it("shows the picture and the charts, asks for nothing and complains of nothing", async () => {
    await emulate("light", "screen");
    await show(await renderHtml(pageOf()));
    const visible = (selector: string) =>
      `[...document.querySelectorAll("${selector}")].filter((one) => one.checkVisibility()).length`;
    expect(await browser.tools.evaluate(`[${visible("svg.picture")}, ${visible("svg.chart")}]`)).toEqual([
      1, 2,
    ]);
    expect(await browser.tools.evaluate(`getComputedStyle(document.body).maxWidth`)).toBe("1152px");
    expect(trouble()).toEqual([]);
  });

  it.each([
    ["light", "screen", 1280],
    ["dark", "screen", 1280],
    ["dark", "screen", 390],
    ["dark", "print", 1280],
  ] as const)("can be read in %s on %s at %d px", async (scheme, media, width) => {
    await emulate(scheme, media, width);
    await show(await renderHtml(pageOf()));
    // What WCAG asks for text: https://www.w3.org/TR/WCAG22/#contrast-minimum
    const words = [...(await contrasts(browser.tools)), ...(await pictureContrasts(browser.tools))];
    expect(words.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(words.length).toBeGreaterThan(300);
  });

  it("is as wide as the screen of a phone, and not wider", async () => {
    await emulate("light", "screen", 390);
    await show(await renderHtml(pageOf()));
    expect(await browser.tools.evaluate(BEYOND)).toBe(0);
  });

  it("shows another loss with the keyboard alone", async () => {
    await emulate("light", "screen");
    await show(await renderHtml(pageOf()));
    expect(await browser.tools.evaluate(SHOWN)).toEqual([expect.stringContaining("Without zone us-east-1a")]);
    const lost = `[...document.querySelectorAll(".wide .zone-name")].map((one) => getComputedStyle(one.querySelector(".when-lost")).display !== "none")`;
    expect(await browser.tools.evaluate(lost)).toEqual([true, false]);
    await press("Tab", 9);
    expect(await browser.tools.evaluate("document.activeElement.id")).toMatch(/^lost-/u);
    await press("ArrowRight", 39);
    expect(await browser.tools.evaluate(SHOWN)).toEqual([expect.stringContaining("Without zone us-east-1b")]);
    expect(await browser.tools.evaluate(lost)).toEqual([false, true]);
  });
});

describe("hostile text in the page", () => {
  let calm: unknown;

  beforeAll(async () => {
    await emulate("light", "screen", 390);
    await show(await renderHtml(pageOf("x")));
    calm = await browser.tools.evaluate(LOOK);
    expect(calm).toMatchObject({ ran: false, handlers: 0, links: 0 });
  });

  it.each(HOSTILE_TEXTS.filter((text) => text.length < 200).map((text) => [text.slice(0, 60), text]))(
    "%j does nothing",
    async (_, text) => {
      await show(await renderHtml(pageOf(text)));
      const { elements, ...look } = (await browser.tools.evaluate(LOOK)) as Record<string, string>;
      expect(look).toEqual({ ran: false, handlers: 0, links: 0 });
      // A source that is no address any more is no link any more; cut words may leave a line out.
      const kinds = (all: string) => [...new Set(all.split(" "))].filter((kind) => kind !== "a");
      expect(kinds(elements ?? "")).toEqual(kinds((calm as Record<string, string>)["elements"] ?? ""));
      expect([await browser.tools.evaluate(BEYOND), trouble()]).toEqual([0, []]);
    },
  );
});
