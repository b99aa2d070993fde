import { readFileSync } from "node:fs";
import { join } from "node:path";

export const RUNBOOK = join(__dirname, "../../../docs/operations.md");

/** The shell blocks of a Markdown text, by the id behind the language: ```sh <id>. @throws Error on a second of one id. */
export function shellBlocks(markdown: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  for (const [, id = "", text = ""] of markdown.matchAll(/^```sh ?(.*)\n([\s\S]*?)^```$/gm)) {
    if (blocks.has(id)) throw new Error(`two shell blocks have the id "${id}"`);
    blocks.set(id, text);
  }
  return blocks;
}

/** The commands of the runbook under one id, word for word: what a person at night would paste. */
export function runbook(id: string): string {
  const text = shellBlocks(readFileSync(RUNBOOK, "utf8")).get(id);
  if (text === undefined) throw new Error(`docs/operations.md has no block "sh ${id}"`);
  return text;
}
