import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { drillOf } from "../__tests__/drill/mutants/drill-of";
import { runCampaign } from "../__tests__/drill/mutants/score";
import { isPerfect, scoreText } from "../__tests__/drill/mutants/score-text";

/**
 * `npm run bench:mutants`: does the drill see what is broken, and is it quiet where nothing is? Writes
 * docs/drill-score.md, prints the score, and exits 1 where it is not perfect.
 */
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

const started = process.hrtime.bigint();
const campaign = runCampaign(drillOf);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const score = scoreText(campaign);
writeFileSync(join(__dirname, "../docs/drill-score.md"), `${INTRODUCTION}\n${score}`);
console.log(score);
console.error(`${seconds.toFixed(1)} s`);
process.exitCode = isPerfect(campaign) ? 0 : 1;
