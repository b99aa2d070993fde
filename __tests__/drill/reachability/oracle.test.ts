import { lossesOf } from "../../../src/drill/reachability/losses";
import { placesOf } from "../../../src/drill/reachability/place";
import { reaches } from "../../../src/drill/reachability/reach";
import { Oracle } from "./oracle";
import { randomTopology } from "./support/random-topology";
import { seededDice } from "./support/seeded-dice";

const TOPOLOGIES = 1_000;
const PORTS = [
  ["tcp", 80],
  ["tcp", 8080],
  ["udp", 3306],
] as const;

test(`${TOPOLOGIES} topologies: every pair is answered as trying every packet answers it`, () => {
  const answers = new Map<string, number>();
  const differences: unknown[] = [];
  for (let seed = 1; seed <= TOPOLOGIES; seed += 1) {
    const roll = seededDice(seed);
    const topology = randomTopology(roll);
    const places = placesOf(topology).map(({ address }) => address);
    const losses = lossesOf(topology);
    const failures = losses.filter(() => roll(losses.length) === 0);
    const oracle = new Oracle(topology, failures);
    for (const from of places)
      for (const to of places) {
        const [protocol, port] = PORTS[roll(PORTS.length)] ?? PORTS[0];
        if (from === to || (from.startsWith("vpce") && roll(4) > 0)) continue;
        const expected = oracle.verdict(from, to, protocol, port);
        const { verdict } = reaches(topology, from, to, protocol, port, failures);
        answers.set(expected, (answers.get(expected) ?? 0) + 1);
        if (verdict !== expected) differences.push({ seed, from, to, protocol, port, verdict, expected });
      }
  }
  expect(differences).toEqual([]);
  // Each answer is common, so that agreeing means something.
  expect(
    [...answers]
      .filter(([, count]) => count > 500)
      .map(([answer]) => answer)
      .sort(),
  ).toEqual(["blocked", "cannot tell", "reachable"]);
});
