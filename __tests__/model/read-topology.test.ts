import fc from "fast-check";
import { graphFromSynth } from "../../src/model/from-synth";
import { readTopology } from "../../src/model/read-topology";
import { ResourceGraph } from "../../src/model/resource-graph";
import type { Topology } from "../../src/model/topology";
import { dev, prod } from "../support/environments";
import { synthesize } from "../support/synth";
import { asState } from "./support/as-state";
import { plain } from "./support/plain";

const GRAPHS = {
  dev: graphFromSynth(synthesize(dev).durable),
  prod: graphFromSynth(synthesize(prod).durable),
};

test("the order of the resources changes nothing", () => {
  const { resources, gaps } = GRAPHS.dev;
  const expected = readTopology(GRAPHS.dev);
  fc.assert(
    fc.property(fc.shuffledSubarray([...resources], { minLength: resources.length }), (shuffled) => {
      expect(readTopology(new ResourceGraph(shuffled, gaps))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test.each(["dev", "prod"] as const)(
  "%s has the same topology after an apply, when everything has an id",
  (name) => {
    const written = JSON.stringify(readTopology(GRAPHS[name]));
    // Boot scripts hold ARNs as they are: before an apply, as references.
    const applied = written.replaceAll(/\$\{(aws_secretsmanager_secret\.\w+)\.arn\}/gu, "arn-of-$1");
    expect(readTopology(asState(GRAPHS[name]))).toEqual(JSON.parse(applied));
  },
);

test.each(["dev", "prod"] as const)(
  "nothing of %s is left over, and nothing but user data and the metrics of steps is not told",
  (name) => {
    const topology = readTopology(GRAPHS[name]);
    const { fleets, ...others } = topology;
    const untold = (value: unknown): readonly string[] =>
      (JSON.stringify(plain(value)).match(/"\? [^"]*"/g) ?? []).filter(
        (text) => !text.endsWith('_jump follows the alarms that trigger it"'),
      );
    expect([topology.notModelled, untold(others), untold(fleets.map(withoutUserData))]).toEqual([[], [], []]);
  },
);

function withoutUserData({ template, ...fleet }: Topology["fleets"][number]): unknown {
  if (!template.known) return { ...fleet, template };
  const { userData: _, ...others } = template.value;
  return { ...fleet, template: others };
}
