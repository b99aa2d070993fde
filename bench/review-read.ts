import { createReadStream, readFileSync } from "node:fs";
import { readPlan } from "../src/review/plan/read-plan";
import { renderMarkdown } from "../src/review/render/markdown";
import { reviewPlan } from "../src/review/review";

/** One measurement in a process of its own: `parse FILE`, `read FILE` or `review FILE`. Prints JSON. */
const [, , way = "", path = ""] = process.argv;

async function measure(): Promise<void> {
  const started = process.hrtime.bigint();
  const told = way === "parse" ? parse() : way === "read" ? await read() : await review();
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

interface Told {
  readonly changes: number;
  readonly notes: readonly string[];
  readonly verdict: string;
}

/** All of it: read, judged, and written as the comment. */
async function review(): Promise<Told> {
  const content = await readPlan(createReadStream(path, { highWaterMark: 1024 * 1024 }));
  const report = reviewPlan({
    content,
    source: "plan",
    constructPaths: new Map(),
    declared: { fleets: {}, objectives: {}, acknowledgements: [] },
    waivers: [],
    today: "2026-01-01",
    failOn: "high",
  });
  const comment = renderMarkdown(report);
  const [verdict = ""] = report.verdict.text.split(":");
  return {
    changes: content.changes.length,
    notes: content.notes,
    verdict: `${verdict}, ${comment.length} characters`,
  };
}

void measure();
