import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadInput } from "../../../../../src/model/load-input";
import { readTopology } from "../../../../../src/model/read-topology";
import type { Topology } from "../../../../../src/model/topology";
import { dev, prod, threeZones } from "../../../../support/environments";
import { DESIGNS, folderOf } from "../../../designs/expectation";
import { readEnvironment } from "../../../support/drilled";

/** Ours, and configurations that we did not write. */
export const TOPOLOGIES: readonly (readonly [name: string, topology: Topology])[] = [
  ["prod", readEnvironment(prod).topology],
  ["dev", readEnvironment(dev).topology],
  ["prod in three zones", readEnvironment(threeZones()).topology],
  ...DESIGNS.map((design): readonly [string, Topology] => {
    const state = readFileSync(join(folderOf(design), "state.json"), "utf8");
    return [design, readTopology(loadInput(state, "state").graph)];
  }),
];

export function topologyOf(name: string): Topology {
  const found = TOPOLOGIES.find(([each]) => each === name);
  if (found === undefined) throw new Error(`no topology ${name}`);
  return found[1];
}

/** The same with a text in every name, address and unit of it; two that were different stay so. */
export function withHostileNames(topology: Topology, text: string): Topology {
  const kept = new Set(KEPT);
  const renamed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return kept.has(key) ? value : `${value}${text}`;
    if (Array.isArray(value)) return value.map((one) => renamed(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, name)]));
  };
  return renamed(topology, "") as Topology;
}

/** Words of ours, which take only a few values. */
const KEPT = ["kind"];
