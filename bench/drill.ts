import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

/**
 * `npm run bench:drill`: what a drill costs over the start of the program, for `prod` and for many copies of it in one
 * configuration. Whole processes, in turn, so that a busy machine meets all alike.
 */
const ROOT = join(__dirname, "..");
const PROGRAM = join(ROOT, "bin/durable.js");
const SYNTHESIZED = join(ROOT, "cdktf.out/stacks/durable-prod/cdk.tf.json");
const COPIES = [1, 10, 50, 100];
const RUNS = 5;

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Configuration {
  readonly resource: Resources;
  readonly data: Resources;
}

/** As many stacks in one configuration, each with its own addresses; references stay inside. */
function configurationOf(stack: Configuration, copies: number): Configuration {
  const all = Array.from({ length: copies }, (_, index) => renamed(stack, `copy${index}_`));
  return {
    ...stack,
    resource: joined(all.map((one) => one.resource)),
    data: joined(all.map((one) => one.data)),
  };
}

function renamed({ resource, data }: Configuration, prefix: string): Configuration {
  const text = JSON.stringify({ resource, data }).replaceAll(
    /\b(aws_[a-z0-9_]+)\.(?=[a-z])/gu,
    `$1.${prefix}`,
  );
  const named = JSON.parse(text) as Configuration;
  const rename = (resources: Resources) =>
    Object.fromEntries(
      Object.entries(resources).map(([type, own]) => [
        type,
        Object.fromEntries(Object.entries(own).map(([name, body]) => [prefix + name, body])),
      ]),
    );
  return { resource: rename(named.resource), data: rename(named.data) };
}

function joined(all: readonly Resources[]): Resources {
  const types = new Set(all.flatMap((resources) => Object.keys(resources)));
  return Object.fromEntries(
    [...types].map((type) => [type, Object.assign({}, ...all.map((one) => one[type]))]),
  );
}

function seconds(args: readonly string[]): number {
  const started = process.hrtime.bigint();
  try {
    execFileSync(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "ignore", "pipe"], cwd: ROOT });
  } catch (error) {
    // 3: nothing is declared for the copies, so that much cannot be told.
    if ((error as { status?: number }).status !== 3) throw error;
  }
  return Number(process.hrtime.bigint() - started) / 1e9;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const folder = mkdtempSync(join(tmpdir(), "durable-bench-"));
const stack = JSON.parse(readFileSync(SYNTHESIZED, "utf8")) as Configuration;
const sizes = COPIES.map((copies) => {
  const path = join(folder, `${copies}.tf.json`);
  const configuration = configurationOf(stack, copies);
  writeFileSync(path, JSON.stringify(configuration));
  const resources = Object.values(configuration.resource).reduce(
    (sum, own) => sum + Object.keys(own).length,
    0,
  );
  return { copies, path, resources };
});
const rounds = Array.from({ length: RUNS }, () => ({
  start: seconds(["--version"]),
  own: seconds(["drill", "--stack", "durable-prod", "--json"]),
}));
const start = median(rounds.map((round) => round.start));
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; medians of ${RUNS} rounds, the copies once`,
);
console.log(`start of the program       ${start.toFixed(2)} s`);
console.log(`drill --stack durable-prod ${median(rounds.map(({ own }) => own - start)).toFixed(2)} s more`);
for (const { copies, path, resources } of sizes) {
  const more = seconds(["drill", "--synth", path, "--environment", "prod", "--json"]) - start;
  console.log(
    `${String(copies).padStart(4)} stacks, ${String(resources).padStart(6)} resources  ${more.toFixed(2)} s more, ${((more / resources) * 1000).toFixed(2)} ms a resource`,
  );
}
rmSync(folder, { recursive: true });
