"use strict";
/**
 * `npm run bench:peers`: synthesizing `prod` here and in AWS CDK, for 1, 10 and 50 environments; the whole process, its
 * time and its highest memory, in turn, so that a busy machine meets all alike. Exits 1 where the lists of resources differ
 * or a limit is passed.
 */
const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, readdirSync, rmSync } = require("node:fs");
const { cpus, tmpdir, totalmem } = require("node:os");
const { join } = require("node:path");
const { differences } = require("./peers/list");

/** How many environments, and how often that is measured. */
const ROUNDS = { 1: 5, 10: 3, 50: 1 };
const AT_MOST = { time: 0.35, memory: 0.6, perResource: 1 };
const OURS = ["-r", join(__dirname, "../bin/register"), join(__dirname, "synth-program.ts")];
const FLOOR = [join(__dirname, "synth-floor.js")];
const CDK = [join(__dirname, "peers/app.js")];
const PEAK = ["-r", join(__dirname, "peers/report-peak.js")];

/** @param {"ours" | "cdk" | "unvalidated" | "floor"} kind */
function run(kind, environments) {
  const folder = mkdtempSync(join(tmpdir(), "durable-peers-"));
  try {
    const [output, peak] = [join(folder, "out"), join(folder, "peak")];
    const isOurs = kind === "ours" || kind === "floor";
    const program = { ours: OURS, floor: FLOOR }[kind] ?? CDK;
    const started = process.hrtime.bigint();
    execFileSync(process.execPath, [...PEAK, ...program, String(environments), output], {
      cwd: join(__dirname, ".."),
      env: {
        ...process.env,
        CDKTF_OUTDIR: output,
        PEAK_FILE: peak,
        ...(kind === "unvalidated" ? { CDK_VALIDATION: "false" } : {}),
      },
      // What AWS CDK's validation says of zones and versions that are written out.
      stdio: "ignore",
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return {
      seconds,
      mebibytes: Number(readFileSync(peak, "utf8")) / 1024,
      types: (isOurs ? terraformTypes : templateTypes)(output),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function terraformTypes(folder) {
  const stacks = readdirSync(join(folder, "stacks"));
  return sumOf(
    stacks.map((stack) => {
      const { resource = {} } = JSON.parse(
        readFileSync(join(folder, "stacks", stack, "cdk.tf.json"), "utf8"),
      );
      return Object.fromEntries(
        Object.entries(resource).map(([type, named]) => [type, Object.keys(named).length]),
      );
    }),
  );
}

function templateTypes(folder) {
  const templates = readdirSync(folder).filter((file) => file.endsWith(".template.json"));
  return sumOf(
    templates.map((file) => {
      const { Resources } = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return sumOf(Object.values(Resources).map(({ Type }) => ({ [Type]: 1 })));
    }),
  );
}

function sumOf(counts) {
  const sum = {};
  for (const count of counts)
    for (const [type, number] of Object.entries(count)) sum[type] = (sum[type] ?? 0) + number;
  return sum;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const total = (types) => Object.values(types).reduce((sum, count) => sum + count, 0);
const row = (...cells) =>
  console.log(`| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(38) : cell.padStart(12))).join(" | ")} |`);

/** Median time and memory, and the list, for each kind and number of environments. */
function measure() {
  const counts = Object.keys(ROUNDS).map(Number);
  const cells = [
    { kind: "floor", count: 0, rounds: ROUNDS[1], runs: [] },
    ...counts.flatMap((count) =>
      ["ours", "cdk", "unvalidated"].map((kind) => ({ kind, count, rounds: ROUNDS[count], runs: [] })),
    ),
  ];
  for (let round = 1; round <= ROUNDS[1]; round++)
    for (const { kind, count, rounds, runs } of cells) {
      if (round > rounds) continue;
      process.stderr.write(`round ${round} of ${rounds}: ${NAMES[kind]}, ${count} environments\n`);
      runs.push(run(kind, count));
    }
  return cells.map(({ kind, count, runs }) => ({
    kind,
    count,
    seconds: median(runs.map(({ seconds }) => seconds)),
    mebibytes: median(runs.map(({ mebibytes }) => mebibytes)),
    types: runs[0].types,
    resources: total(runs[0].types),
  }));
}

const NAMES = {
  floor: "an empty CDKTF stack with the provider",
  ours: "durable-system",
  cdk: "AWS CDK as it comes",
  unvalidated: "AWS CDK, CDK_VALIDATION=false",
};

const cells = measure();
const at = (kind, count) => cells.find((cell) => cell.kind === kind && cell.count === count);
const { "aws-cdk-lib": version } = require("./peers/package.json").dependencies;
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; aws-cdk-lib ${version}; medians of ${Object.values(ROUNDS).join(", ")} rounds, whole processes\n`,
);
row("", "environments", "resources", "seconds", "MiB", "time", "memory");
row("-".repeat(38), ...Array.from({ length: 6 }, () => "-".repeat(11) + ":"));
for (const { kind, count, seconds, mebibytes, resources } of cells) {
  const ours = at("ours", count);
  const ratio = (mine, theirs) =>
    kind === "cdk" || kind === "unvalidated" ? (mine / theirs).toFixed(2) : "";
  row(
    NAMES[kind],
    String(count),
    String(resources),
    seconds.toFixed(2),
    mebibytes.toFixed(0),
    ratio(ours?.seconds, seconds),
    ratio(ours?.mebibytes, mebibytes),
  );
}
console.log("\nTime and memory: durable-system's, over those of the row.");

const marginal = (kind) => {
  const [one, most] = [at(kind, 1), at(kind, 50)];
  return ((most.seconds - one.seconds) / (most.resources - one.resources)) * 1000;
};
for (const kind of ["ours", "cdk", "unvalidated"])
  console.log(`${NAMES[kind]}: ${marginal(kind).toFixed(2)} ms for each further resource`);

const failures = [
  ...differences(at("ours", 1).types, at("cdk", 1).types),
  ...exceeds("time of one environment", at("ours", 1).seconds / at("cdk", 1).seconds, AT_MOST.time),
  ...exceeds("memory of one environment", at("ours", 1).mebibytes / at("cdk", 1).mebibytes, AT_MOST.memory),
  ...exceeds("time of a further resource", marginal("ours") / marginal("cdk"), AT_MOST.perResource),
];
function exceeds(what, ratio, most) {
  return ratio <= most ? [] : [`${what}: ${ratio.toFixed(2)} of AWS CDK's, at most ${most}`];
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
