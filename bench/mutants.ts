import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { drillOf } from "../__tests__/drill/mutants/drill-of";
import { type Campaign, joinShares, runShare, type Share } from "../__tests__/drill/mutants/score";
import { campaignText, firstSightText, isPerfect, scoreText } from "../__tests__/drill/mutants/score-text";

/**
 * `npm run bench:mutants`: does the drill see what is broken, and is it quiet where nothing is? Two workers take every
 * other mutant. Writes docs/drill-score.md, prints the score, and exits 1 where it is not perfect.
 */
const WORKERS = 2;

const INTRODUCTION = [
  "# The drill's mutation score",
  "",
  "Written by `npm run bench:mutants`; do not edit. Each mutant is one plausible defect of durability or exposure, put",
  "into the synthesized JSON of `prod`, `dev`, `prod` with NAT or `prod` over three zones; what must be seen, and where,",
  "was argued from AWS's behaviour and written down before the analyser read it (`__tests__/drill/mutants/`).",
  "A mutant is caught by a new finding at the defect's address, or by a failure that is worse than before and names it;",
  "`cannot tell` catches nothing. Equivalent mutants look like defects and are none, each with its argument.",
  "",
].join("\n");

async function main(): Promise<void> {
  const started = process.hrtime.bigint();
  const shares = Array.from({ length: WORKERS }, (_, index) => inWorker({ index, of: WORKERS }));
  const campaign = joinShares(await Promise.all(shares));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const score = scoreText(campaign);
  const document = [INTRODUCTION, score, firstSightText(), campaignText(campaign)].join("\n");
  writeFileSync(join(__dirname, "../docs/drill-score.md"), `${document.trimEnd()}\n`);
  console.log(score);
  console.error(`${seconds.toFixed(1)} s`);
  process.exitCode = isPerfect(campaign) ? 0 : 1;
}

/** The worker begins with this file, too, and with the loader of this process. */
function inWorker(share: Share): Promise<Campaign> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      reject(new Error(`a worker ended with ${code} before its share was done`));
    });
  });
}

if (isMainThread) void main();
else parentPort?.postMessage(runShare(drillOf, workerData as Share));
