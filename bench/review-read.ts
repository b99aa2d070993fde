import { createReadStream, readFileSync } from "node:fs";
import { readPlan } from "../src/review/plan/read-plan";

/** One measurement in a process of its own: `parse FILE` or `read FILE`. Prints JSON. */
const [, , way = "", path = ""] = process.argv;

async function measure(): Promise<void> {
  const started = process.hrtime.bigint();
  const told = way === "parse" ? parse() : await read();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  // In KiB: https://nodejs.org/api/process.html#processresourceusage
  console.log(
    JSON.stringify({
      seconds,
      residentBytes: process.resourceUsage().maxRSS * 1024,
      ...told,
    }),
  );
}

function parse(): { readonly changes: number } {
  const plan = JSON.parse(readFileSync(path, "utf8")) as { readonly resource_changes: readonly unknown[] };
  return { changes: plan.resource_changes.length };
}

async function read(): Promise<{ readonly changes: number; readonly notes: readonly string[] }> {
  const { changes, notes } = await readPlan(createReadStream(path, { highWaterMark: 1024 * 1024 }));
  return { changes: changes.length, notes };
}

void measure();
