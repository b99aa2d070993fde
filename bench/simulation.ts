import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { run } from "../src/drill/simulation/engine/run";
import { LEAD_SECONDS } from "../src/drill/simulation/engine/scenario-clock";
import type { SystemModel } from "../src/drill/simulation/model/system-model";
import type { Scenario } from "../src/drill/simulation/scenarios/scenario";
import { INSTANCE, scenario, withTier, zoneOutage } from "../__tests__/drill/simulation/support/small-system";

/**
 * `npm run bench:simulation`: how the simulation's time grows with instances, time and runs; what `prod` takes; and the
 * same small system in a general library of discrete events, where every request is an event. Processor time, the median
 * of three, so that a busy machine matters little.
 */
const ROOT = join(__dirname, "..");
const PEER = join(__dirname, "simulation");
const ROUNDS = 3;
const PEER_SEEDS = 12;
const PER_INSTANCE = 45;

interface Row {
  readonly what: string;
  /** Of one run. */
  readonly milliseconds: number;
  readonly note: string;
}

interface Peer {
  readonly runPeer: (wanted: object) => {
    readonly failed: number;
    readonly waited: number;
    readonly served: number;
  };
}

function milliseconds(act: () => void): number {
  const all = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return all.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
}

function runs(model: SystemModel, wanted: Scenario, ratePerSecond: number, count: number) {
  return Array.from({ length: count }, (_, seed) => run({ model, scenario: wanted, ratePerSecond, seed }));
}

function growth(
  name: string,
  sizes: readonly number[],
  unit: string,
  of: (size: number) => () => void,
  count: number,
): Row[] {
  const [smallest = 1] = sizes;
  const times = sizes.map((size) => milliseconds(of(size)) / count);
  return sizes.map((size, index) => ({
    what: `${name}: ${size} ${unit}`,
    milliseconds: times[index] ?? NaN,
    note: `${(size / smallest).toFixed(0)} x the size, ${((times[index] ?? NaN) / (times[0] ?? NaN)).toFixed(1)} x the time`,
  }));
}

function fleet(size: number): SystemModel {
  return withTier({}, { minimum: size, maximum: size });
}

function grown(): Row[] {
  const outage = scenario([zoneOutage(600)]);
  const many = 100;
  return [
    ...growth(
      "a zone lost",
      [4, 16, 64, 256],
      "instances",
      (size) => () => runs(fleet(size), outage, PER_INSTANCE * size, many),
      many,
    ),
    ...growth(
      "an instance lost",
      [1, 2, 4, 8],
      "h",
      (hours) => () => runs(fleet(4), scenario([INSTANCE], [], hours * 3600), 180, many),
      many,
    ),
    ...[200, 400, 800, 1600].map((count) => ({
      what: `a zone lost: ${count} runs`,
      milliseconds: milliseconds(() => runs(fleet(4), outage, 180, count)) / count,
      note: "time a run stays the same",
    })),
  ];
}

/** The small system, one instance lost, by the drill and request by request. */
function beside(): Row[] {
  const { runPeer } = loadPeer();
  const model = withTier({ nodes: [0] });
  const wanted = { ratePerSecond: 200, seconds: 1200, leadSeconds: LEAD_SECONDS, tier: model.tiers[0] };
  const theirs = { failed: 0, wait: 0 };
  const peer =
    milliseconds(() => {
      Object.assign(theirs, { failed: 0, wait: 0 });
      for (let seed = 1; seed <= PEER_SEEDS; seed += 1) {
        const { failed, waited, served } = runPeer({ ...wanted, seed });
        theirs.failed += failed / PEER_SEEDS;
        theirs.wait += waited / served / PEER_SEEDS;
      }
    }) / PEER_SEEDS;
  const count = 1000;
  const made = runs(model, scenario([INSTANCE]), 200, count);
  const ours = milliseconds(() => runs(model, scenario([INSTANCE]), 200, count)) / count;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / count, 0);
  const result = (failed: number, wait: number): string =>
    `${failed.toFixed(0)} failed, ${(wait * 1000).toFixed(1)} ms waited`;
  return [
    {
      what: "the drill: four instances, one lost",
      milliseconds: ours,
      note: result(mean(made.map((one) => one.failedRequests)), mean(made.map((one) => one.meanWaitSeconds))),
    },
    {
      what: "simjs 2.0.3: the same, each request an event",
      milliseconds: peer,
      note: `${result(theirs.failed, theirs.wait)}; ${(peer / ours).toFixed(0)} x the time`,
    },
  ];
}

function loadPeer(): Peer {
  return createRequire(__filename)(join(PEER, "peer.js")) as Peer;
}

/** The whole program: ten scenarios, a thousand runs each. Ends with 3 where an objective is missed. */
function prodRows(): string {
  const args = [
    join(ROOT, "bin/durable.js"),
    "drill",
    "--stack",
    "durable-prod",
    "--simulate",
    "--seeds",
    "1000",
    "--json",
  ];
  const { stderr, status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 3) throw new Error(stderr);
  return stderr.trim().split("\n").at(-1) ?? "";
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
// Once for nothing, so that the first row is not the one that is compiled.
runs(fleet(4), scenario([zoneOutage(600), INSTANCE]), 180, 1000);
for (const { what, milliseconds: time, note } of [...grown(), ...beside()])
  console.log(`${what.padEnd(46)} ${time.toFixed(3).padStart(9)} ms a run   ${note}`);
console.log(`prod, ten scenarios a thousand times           ${prodRows()}`);
