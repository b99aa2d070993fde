import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { handOffAll } from "./handoff-all";

/**
 * `npm run bench:handoff`: what a handoff of `prod` costs over the start of the program, in processor time of whole
 * processes; then 10 to 50 environments one after the other in one process. Exits 1 beyond 3 s for
 * `prod`, or where an environment of 50 costs more than twice that of 10.
 */
const ROOT = join(__dirname, "..");
const PROGRAM = join(ROOT, "bin/durable.js");
const SYNTH = [join(ROOT, "bin/register.js"), join(__dirname, "synth-program.ts")] as const;
const RUNS = 5;
const MOST_SECONDS = 3;
const ENVIRONMENTS = [10, 25, 50] as const;
const MOST_GROWTH = 2;

const folder = mkdtempSync(join(tmpdir(), "durable-bench-"));

/** Of processor time, user and system: what else runs on the machine adds nothing to it. */
function seconds(args: readonly string[]): number {
  const timed = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync("bash", ["-c", timed, "bench", process.execPath, PROGRAM, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const [user, system] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return (user ?? NaN) + (system ?? NaN);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function handOff(format: string): number {
  return seconds([
    "handoff",
    "--stack",
    "durable-prod",
    "--format",
    format,
    "--out",
    join(folder, format),
    "--quiet",
  ]);
}

function bench(): boolean {
  const rounds = Array.from({ length: RUNS }, () => ({
    start: seconds(["--version"]),
    json: handOff("json"),
    hcl: handOff("hcl"),
  }));
  const [json, hcl] = [
    median(rounds.map((round) => round.json - round.start)),
    median(rounds.map((round) => round.hcl - round.start)),
  ];
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; medians of ${RUNS} rounds, the environments once`,
  );
  console.log(`start of the program     ${median(rounds.map(({ start }) => start)).toFixed(2)} s`);
  console.log(`durable-prod as JSON     ${json.toFixed(2)} s more (at most ${MOST_SECONDS})`);
  console.log(`durable-prod as HCL      ${hcl.toFixed(2)} s more (at most ${MOST_SECONDS})`);
  const most = Math.max(...ENVIRONMENTS);
  const synthesized = join(folder, "cdktf.out");
  execFileSync(process.execPath, ["-r", ...SYNTH, String(most)], {
    env: { ...process.env, CDKTF_OUTDIR: synthesized },
    cwd: ROOT,
  });
  // The first of all pays for what the engine compiles.
  handOffAll(synthesized, 2, join(folder, "warm"));
  const each = ENVIRONMENTS.map((count) => {
    const { seconds: all, resources } = handOffAll(synthesized, count, join(folder, `all-${count}`));
    console.log(
      `${String(count).padStart(4)} environments, ${String(resources).padStart(5)} resources  ${all.toFixed(2)} s, ${((all / count) * 1000).toFixed(0)} ms each`,
    );
    return all / count;
  });
  const growth = (each.at(-1) ?? NaN) / (each[0] ?? NaN);
  console.log(
    `an environment of ${most} costs ${growth.toFixed(2)} times one of ${ENVIRONMENTS[0]} (at most ${MOST_GROWTH})`,
  );
  return Math.max(json, hcl) <= MOST_SECONDS && growth <= MOST_GROWTH;
}

try {
  process.exitCode = bench() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
