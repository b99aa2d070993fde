import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { writeLargePlan } from "./review-plan";

/**
 * `npm run bench:review`: what the review of a plan of 10,000 changes costs beside JSON.parse of the same file, from the
 * first byte to the comment, in processes of their own, in turn. With `-- --huge` a plan of 100,000 changes as well, which JSON.parse cannot read at all: it is
 * longer than the longest text of the engine. Exits 1 beyond 3 times the time or 6 times the file in memory.
 */
const ROUNDS = 5;
const MOST_TIMES = 3;
const MOST_MEMORY = 6;
const HUGE_MEBIBYTES = 2048;

interface Measured {
  readonly seconds: number;
  readonly residentBytes: number;
  readonly changes: number;
  readonly notes?: readonly string[];
  /** Of a review: the first words of its verdict. */
  readonly verdict?: string;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "durable-review-"));
  try {
    const node = `Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
    console.log(`${node}; the fastest of ${ROUNDS} rounds each`);
    const isWithin = await compare(join(folder, "large.json"));
    const isBounded = process.argv.includes("--huge") ? await bounded(join(folder, "huge.json")) : true;
    process.exitCode = isWithin && isBounded ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(path: string): Promise<boolean> {
  await writeLargePlan(path, 10_000);
  const { size } = statSync(path);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    parse: run("parse", path),
    read: run("read", path),
    review: run("review", path),
  }));
  // The fastest of each: what else runs on the machine only ever adds.
  const parseSeconds = Math.min(...rounds.map(({ parse }) => parse.seconds));
  const readSeconds = Math.min(...rounds.map(({ read }) => read.seconds));
  const reviewSeconds = Math.min(...rounds.map(({ review }) => review.seconds));
  const times = reviewSeconds / parseSeconds;
  const memory = Math.max(...rounds.map(({ review }) => review.residentBytes)) / size;
  console.log(`10,000 changes, ${megabytes(size)}`);
  console.log(`  JSON.parse   ${parseSeconds.toFixed(2)} s`);
  console.log(`  reading      ${readSeconds.toFixed(2)} s`);
  console.log(`  whole review ${reviewSeconds.toFixed(2)} s, ${rounds[0]?.review.verdict ?? ""}`);
  console.log(`  time         ${times.toFixed(2)} times JSON.parse (at most ${MOST_TIMES})`);
  console.log(`  memory       ${memory.toFixed(2)} times the file (at most ${MOST_MEMORY})`);
  return times <= MOST_TIMES && memory <= MOST_MEMORY;
}

async function bounded(path: string): Promise<boolean> {
  await writeLargePlan(path, 100_000);
  const { size } = statSync(path);
  const { seconds, residentBytes, changes, notes = [] } = run("review", path);
  console.log(`${changes.toLocaleString("en-US")} changes, ${megabytes(size)}`);
  console.log(`  whole review ${seconds.toFixed(1)} s, ${megabytes(residentBytes)} of memory`);
  for (const note of notes) console.log(`  note         ${note}`);
  return changes === 100_000 && residentBytes <= HUGE_MEBIBYTES * 1024 * 1024;
}

function run(way: "parse" | "read" | "review", path: string): Measured {
  const program = join(__dirname, "review-read.ts");
  const loader = join(__dirname, "../bin/register.js");
  return JSON.parse(
    execFileSync(process.execPath, ["-r", loader, program, way, path], { encoding: "utf8" }),
  ) as Measured;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en-US")} MB`;
}

void main();
