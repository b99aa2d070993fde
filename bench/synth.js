/**
 * `npm run bench:synth`: what the program of cdktf.json costs, next to an empty stack with the same provider.
 * Whole processes, in turn (floor, one environment, eleven environments), so that a busy machine meets all alike.
 */
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, readdirSync, rmSync } = require("node:fs");
const { cpus, tmpdir, totalmem } = require("node:os");
const { join } = require("node:path");

const RUNS = 7;
const MORE_ENVIRONMENTS = 10;
const FLOOR = [join(__dirname, "synth-floor.js")];
const OURS = ["-r", join(__dirname, "../bin/register"), join(__dirname, "synth-program.ts")];

function run(program, environments) {
  const outdir = mkdtempSync(join(tmpdir(), "durable-bench-"));
  const started = process.hrtime.bigint();
  execFileSync(process.execPath, [...program, String(environments)], {
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    cwd: join(__dirname, ".."),
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const resources = countResources(outdir);
  rmSync(outdir, { recursive: true });
  return { seconds, resources };
}

function countResources(outdir) {
  return readdirSync(join(outdir, "stacks")).reduce((total, stack) => {
    const { resource = {} } = JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
    return total + Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
  }, 0);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const rounds = Array.from({ length: RUNS + 1 }, () => ({
  floor: run(FLOOR, 0),
  one: run(OURS, 1),
  many: run(OURS, 1 + MORE_ENVIRONMENTS),
})).slice(1);
const ratio = median(rounds.map(({ floor, one }) => one.seconds / floor.seconds));
const more = rounds[0].many.resources - rounds[0].one.resources;
const perResource = median(rounds.map(({ one, many }) => ((many.seconds - one.seconds) / more) * 1000));

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; medians of ${RUNS} rounds`,
);
console.log(
  `an empty stack with the provider   ${median(rounds.map(({ floor }) => floor.seconds)).toFixed(2)} s`,
);
console.log(
  `one environment, ${rounds[0].one.resources} resources      ${median(rounds.map(({ one }) => one.seconds)).toFixed(2)} s, ${ratio.toFixed(2)} times the empty stack`,
);
console.log(`each further environment           ${perResource.toFixed(2)} ms a resource`);
