import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { type Campaign, renderCampaign, withCampaignSection } from "./campaign-report";
import { FIGURES_FOLDER, type Trial } from "./figures";

const ROOT = join(__dirname, "../../..");
const OPERATIONS = join(ROOT, "docs/operations.md");
const FIGURES = join(ROOT, "docs/fault-campaign.json");
const COMMAND = "npm run test:faults";
const GIBIBYTE = 2 ** 30;

/**
 * Runs the suites side by side, and prints what they have measured. `--update` writes the figures into docs/; every other
 * option is Jest's, such as `-t` for a part of it.
 */
function main(options: readonly string[]): number {
  const update = options.includes("--update");
  const rest = options.filter((option) => option !== "--update");
  rmSync(FIGURES_FOLDER, { recursive: true, force: true });
  const started = Date.now();
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const args = [...rest, "--maxWorkers=3", "--selectProjects", "faults"];
  const { status } = spawnSync(process.execPath, [jest, ...args], { cwd: ROOT, stdio: "inherit" });
  const campaign: Campaign = {
    schemaVersion: 1,
    date: new Date(started).toISOString().slice(0, 10),
    machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / GIBIBYTE) },
    command: COMMAND,
    seconds: Math.round((Date.now() - started) / 1000),
    trials: readTrials(),
  };
  process.stdout.write(`${renderCampaign(campaign)}\n`);
  if (status !== 0) return 1;
  if (update) writeDocuments(campaign);
  return 0;
}

function readTrials(): readonly Trial[] {
  if (!existsSync(FIGURES_FOLDER)) return [];
  return readdirSync(FIGURES_FOLDER)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(FIGURES_FOLDER, name), "utf8")) as Trial[]);
}

function writeDocuments(campaign: Campaign): void {
  writeFileSync(FIGURES, `${JSON.stringify(campaign, undefined, 2)}\n`);
  const section = renderCampaign(campaign);
  writeFileSync(OPERATIONS, withCampaignSection(readFileSync(OPERATIONS, "utf8"), section));
  const prettier = join(ROOT, "node_modules/prettier/bin/prettier.cjs");
  spawnSync(process.execPath, [prettier, "--write", OPERATIONS, FIGURES], { cwd: ROOT, stdio: "inherit" });
}

process.exitCode = main(process.argv.slice(2));
