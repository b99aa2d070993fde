import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderMarkdown } from "../../../src/review/render/markdown";
import { renderTerminal } from "../../../src/review/render/terminal";
import { EVERYTHING } from "./support/reports";

/** Read and approved by a person, once for every change of what is printed. */
describe("a review of everything", () => {
  it.each([
    ["terminal.txt", () => `${renderTerminal(EVERYTHING, { columns: 100, color: false }).join("\n")}\n`],
    ["comment.md.txt", () => renderMarkdown(EVERYTHING)],
  ])("is printed as goldens/%s", (name, render) => {
    expect(render()).toBe(readFileSync(join(__dirname, "goldens", name), "utf8"));
  });
});
