import { cutSetsOf } from "../../../src/drill/cut-sets/cut-sets";
import { survives } from "../../../src/drill/cut-sets/survives";
import { type FailureSet, lossId } from "../../../src/drill/reachability/failure-set";
import { lossesOf } from "../../../src/drill/reachability/losses";
import { randomTopology } from "../reachability/support/random-topology";
import { seededDice } from "../reachability/support/seeded-dice";
import { CutOracle } from "./cut-oracle";

const TOPOLOGIES = 1_000;
/** On a busy machine they take a minute. */
const TIMEOUT_MS = 300_000;

test(
  `${TOPOLOGIES} topologies: the cut sets are those that losing everything in turn finds`,
  () => {
    const differences: unknown[] = [];
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= TOPOLOGIES; seed += 1) {
      const topology = randomTopology(seededDice(seed), "open");
      const oracle = new CutOracle(topology);
      const healthy = oracle.verdict([]);
      seen.set(healthy, (seen.get(healthy) ?? 0) + 1);
      const given = survives(topology, []).verdict;
      if (given !== healthy) differences.push({ seed, given, healthy });
      const expected = bySubsets(lossesOf(topology), oracle);
      const { cutSets, undecided } = cutSetsOf(topology);
      const found = { cut: cutSets.map(nameOf), "cannot tell": undecided.map(nameOf) };
      if (JSON.stringify(found) !== JSON.stringify(expected)) differences.push({ seed, found, expected });
    }
    expect(differences).toEqual([]);
    const common = [...seen].filter(([, count]) => count > 50).map(([answer]) => answer);
    expect(common.sort()).toEqual(["cannot tell", "cut", "survives"]);
  },
  TIMEOUT_MS,
);

/** All subsets of up to two, the smaller ones first; what holds one that is not harmless is not minimal. */
function bySubsets(losses: FailureSet, oracle: CutOracle) {
  const harmful: { members: readonly string[]; verdict: string }[] = [];
  const pairs = losses.flatMap((first, position) =>
    losses
      .slice(position)
      .filter((second) => second !== first || ["instance", "database-primary"].includes(first.kind))
      .map((second) => [first, second]),
  );
  for (const failures of [[], ...losses.map((loss) => [loss]), ...pairs]) {
    const members = failures.map(lossId);
    if (
      harmful.some(
        (smaller) =>
          smaller.members.every((member) => members.includes(member)) &&
          smaller.members.length < members.length,
      )
    )
      continue;
    const verdict = oracle.verdict(failures);
    if (verdict !== "survives") harmful.push({ members, verdict });
  }
  const having = (wanted: string) =>
    harmful
      .filter(({ verdict }) => verdict === wanted)
      .map(({ members }) => nameOf({ members }))
      .sort((a, b) => a.length - b.length || (a.join("\n") < b.join("\n") ? -1 : 1));
  return { cut: having("cut"), "cannot tell": having("cannot tell") };
}

function nameOf({ members }: { readonly members: readonly string[] }): readonly string[] {
  return [...members].sort();
}
