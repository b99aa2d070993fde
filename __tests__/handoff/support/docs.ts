import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOCS = readFileSync(join(__dirname, "../../../docs/handoff.md"), "utf8");

/** The one block of docs/handoff.md in a language. */
export function blockOf(language: string): string {
  const blocks = [...DOCS.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "gu"))];
  const [only, ...others] = blocks.map(([, text = ""]) => text);
  if (only === undefined || others.length > 0)
    throw new Error(`docs/handoff.md has ${blocks.length} blocks of ${language}, and one is expected`);
  return only;
}
