import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { readPlan } from "../../../src/review/plan/read-plan";
import { reviewPlan } from "../../../src/review/review";
import type { ReviewReport } from "../../../src/review/review-report";
import { dev } from "../../support/environments";

const pathOf = (name: string, ending: string) => join(__dirname, "recorded", `${name}.${ending}`);

export function readRecorded(name: string): string {
  return gunzipSync(readFileSync(pathOf(name, "plan.json.gz"))).toString("utf8");
}

/** The time of day that a plan was made at says nothing. */
export function record(name: string, plan: string): void {
  const text = plan.replace(/"timestamp":"[^"]*"/u, '"timestamp":"2026-11-23T00:00:00Z"');
  writeFileSync(pathOf(name, "plan.json.gz"), gzipSync(text, { level: 9 }));
}

export function goldenPath(name: string): string {
  return pathOf(name, "md");
}

/** What `durable review` makes of a plan of `dev`. */
export async function review(plan: string): Promise<ReviewReport> {
  return reviewPlan({
    content: await readPlan(Readable.from([Buffer.from(plan)])),
    source: "stack durable-dev",
    constructPaths: new Map(),
    declared: declaredFrom(dev),
    waivers: [],
    today: "2026-11-23",
    failOn: "high",
  });
}

/** `severity id address`, worst first, as the report lists them. */
export function riskLines({ risks }: ReviewReport): readonly string[] {
  return risks.map(({ severity, id, address }) => `${severity} ${id} ${address}`);
}
