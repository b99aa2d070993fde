import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderHtml } from "../../src/review/render/html";
import { HOSTILE_TEXTS, hostileReport } from "../review/render/support/hostile";
import { EVERYTHING } from "../review/render/support/reports";
import { type Browser, startChromium } from "./support/chromium";
import { contrasts } from "./support/contrasts";

const folder = mkdtempSync(join(tmpdir(), "durable-review-pages-"));
const url = pathToFileURL(join(folder, "review.html")).href;
const NARROW = { width: 360, height: 800, deviceScaleFactor: 1, mobile: false };
const WIDE = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
/** How many elements of each kind there are, and whether anything has run. */
const LOOK = `({
  ran: "pwned" in globalThis,
  elements: [...document.querySelectorAll("*")].map((one) => one.localName).join(" "),
  handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => name.startsWith("on"))).length,
})`;

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function show(page: string): Promise<void> {
  writeFileSync(join(folder, "review.html"), page);
  await browser.tools.goTo(url);
}

/** Addresses that were asked for since the page was gone to, and were not stopped by its policy. */
function requests(): readonly unknown[] {
  const { events } = browser.tools;
  const stopped = events
    .filter(({ params }) => params["blockedReason"] === "csp")
    .map(({ params }) => params["requestId"]);
  return events
    .filter(
      ({ method, params }) =>
        method === "Network.requestWillBeSent" && !stopped.includes(params["requestId"]),
    )
    .map(({ params }) => (params["request"] as { readonly url: string }).url);
}

function happened(prefix: string): readonly string[] {
  return browser.tools.events.map(({ method }) => method).filter((method) => method.startsWith(prefix));
}

async function emulate(scheme: "light" | "dark", media: "screen" | "print" = "screen"): Promise<void> {
  const features = [{ name: "prefers-color-scheme", value: scheme }];
  await browser.tools.send("Emulation.setEmulatedMedia", { media, features });
}

describe("what would be seen if something ran", () => {
  it("is seen without our escaping and our policy", async () => {
    await show(`<title>t</title><img src=http://127.0.0.1:9/x><script>globalThis.pwned = 1; alert</script>`);
    expect(await browser.tools.evaluate(`"pwned" in globalThis`)).toBe(true);
    expect(requests()).toEqual([url, "http://127.0.0.1:9/x"]);
  });

  it("is stopped by our policy alone, where escaping would fail", async () => {
    const evil = `<script>globalThis.pwned = 1</script><img src="http://127.0.0.1:9/x" onerror="globalThis.pwned = 1"><b style="color: red">x</b>`;
    await show(renderHtml(EVERYTHING).replace("</body>", `${evil}</body>`));
    expect(await browser.tools.evaluate(`["pwned" in globalThis, document.images[0].complete]`)).toEqual([
      false,
      true,
    ]);
    expect(
      await browser.tools.evaluate(`getComputedStyle(document.querySelector("b[style]")).color`),
    ).not.toBe("rgb(255, 0, 0)");
    expect(requests()).toEqual([url]);
  });
});

describe("hostile text in a page", () => {
  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))("%j does nothing", async (_, text) => {
    await show(renderHtml(hostileReport("calm")));
    const calm = await browser.tools.evaluate(LOOK);
    await show(renderHtml(hostileReport(text)));
    expect(await browser.tools.evaluate(LOOK)).toEqual(calm);
    expect(calm).toMatchObject({ ran: false, handlers: 0 });
    expect(requests()).toEqual([url]);
    expect([
      ...happened("Page.javascriptDialog"),
      ...happened("Runtime.exception"),
      ...happened("Log."),
    ]).toEqual([]);
  });

  it("cannot widen the page, on a phone or on a desk", async () => {
    for (const size of [NARROW, WIDE]) {
      await browser.tools.send("Emulation.setDeviceMetricsOverride", size);
      for (const text of ["x".repeat(20_000), "W".repeat(90), "\u202e".repeat(500)]) {
        await show(renderHtml(hostileReport(text)));
        const beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await browser.tools.evaluate(beyond)).toBe(0);
      }
    }
  });
});

describe("the page", () => {
  beforeEach(() => show(renderHtml(EVERYTHING)));

  it("has its style: the policy lets in what it is written for", async () => {
    expect(await browser.tools.evaluate("getComputedStyle(document.body).maxWidth")).toBe("1088px");
  });

  it.each([
    ["light", "screen", "rgb(255, 255, 255)"],
    ["dark", "screen", "rgb(13, 17, 23)"],
    ["dark", "print", "rgb(255, 255, 255)"],
  ] as const)("can be read in %s on %s", async (scheme, media, background) => {
    await emulate(scheme, media);
    expect(await browser.tools.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(background);
    const ratios = await contrasts(browser.tools);
    // What WCAG asks for text: https://www.w3.org/TR/WCAG22/#contrast-minimum
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(ratios.length).toBeGreaterThan(20);
  });

  it("prints what is shut on the screen", async () => {
    await emulate("light", "screen");
    await browser.tools.evaluate(
      `document.querySelectorAll("details").forEach((one) => { one.open = false; })`,
    );
    const visible = `[...document.querySelectorAll("details li")].every((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 0)`;
    expect(await browser.tools.evaluate(visible)).toBe(false);
    await emulate("light", "print");
    await browser.tools.evaluate(
      "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
    );
    expect(await browser.tools.evaluate(visible)).toBe(true);
  });
});
