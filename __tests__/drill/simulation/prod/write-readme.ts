import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BEGIN, END, readmePart } from "./readme-part";
import { simulatedProd } from "./simulated";

/** `npm run drill:simulated` writes the README's table of what happens to `prod`; a test holds it equal. */
async function main(): Promise<void> {
  const path = join(__dirname, "../../../../README.md");
  const readme = readFileSync(path, "utf8");
  const [before, rest] = readme.split(BEGIN);
  const [, after] = (rest ?? "").split(END);
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  const part = readmePart({
    asDeclared: await simulatedProd(),
    halfNeeding: await simulatedProd(["zone-outage"], 0.5),
  });
  writeFileSync(path, `${before}${BEGIN}\n\n${part}\n\n${END}${after}`);
}

void main();
