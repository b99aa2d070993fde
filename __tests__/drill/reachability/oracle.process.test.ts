import { lossesOf } from "../../../src/drill/reachability/losses";
import { placesOf } from "../../../src/drill/reachability/place";
import { reaches } from "../../../src/drill/reachability/reach";
import { Oracle } from "./oracle";
import { randomTopology } from "./support/random-topology";
import { seededDice } from "./support/seeded-dice";

const TOPOLOGIES = 1_000;
/** On a busy machine they take a minute. */
const TIMEOUT_MS = 300_000;
const PAIRS = 8;
const PORTS = [
  ["tcp", 80],
  ["tcp", 8080],
  ["udp", 3306],
] as const;

// Not among the quick tests: a thousand topologies, packet by packet, take seconds.
test(
  `${TOPOLOGIES} topologies: a pair is answered as trying every packet answers it`,
  () => {
    const answers = new Map<string, number>();
    const differences: unknown[] = [];
    for (let seed = 1; seed <= TOPOLOGIES; seed += 1) {
      const roll = seededDice(seed);
      const topology = randomTopology(roll, seed % 2 === 0 ? "any" : "open groups");
      const places = placesOf(topology).map(({ address }) => address);
      const losses = lossesOf(topology);
      const failures =
        roll(2) === 0 ? [] : losses.filter(({ kind }) => roll(kind === "nat" ? 3 : losses.length) === 0);
      const oracle = new Oracle(topology, failures);
      for (let pair = 0; pair < PAIRS; pair += 1) {
        const from = places[roll(places.length)] ?? "internet";
        const to = places[roll(places.length)] ?? "internet";
        if (from === to) continue;
        const [protocol, port] = PORTS[roll(PORTS.length)] ?? PORTS[0];
        const expected = oracle.verdict(from, to, protocol, port);
        const { verdict } = reaches(topology, from, to, protocol, port, failures);
        answers.set(expected, (answers.get(expected) ?? 0) + 1);
        if (verdict !== expected) differences.push({ seed, from, to, protocol, port, verdict, expected });
      }
    }
    expect(differences).toEqual([]);
    // Each answer is common, so that agreeing means something.
    const common = [...answers].filter(([, count]) => count > 300).map(([answer]) => answer);
    expect(common.sort()).toEqual(["blocked", "cannot tell", "reachable"]);
  },
  TIMEOUT_MS,
);
