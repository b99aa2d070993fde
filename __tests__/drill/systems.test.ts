import type { Topology } from "../../src/model/topology";
import { dev } from "../support/environments";
import { systemsOf } from "../../src/drill/systems";
import { readEnvironment } from "./support/drilled";

const { topology } = readEnvironment(dev);

/** The same stack once more under other addresses, in the same zones. */
function copyOf(original: Topology, name: string): Topology {
  const text = JSON.stringify(original).replaceAll(/"(aws_[a-z_]+\.)/gu, `"module.${name}.$1`);
  return JSON.parse(text) as Topology;
}

function joined(a: Topology, b: Topology): Topology {
  const lists = Object.entries(a).filter((entry): entry is [keyof Topology, readonly never[]] =>
    Array.isArray(entry[1]),
  );
  return {
    ...a,
    ...Object.fromEntries(lists.map(([key, list]) => [key, [...list, ...(b[key] as readonly never[])]])),
    zones: a.zones,
  };
}

describe("systems", () => {
  it("one network is one system, as it is", () => {
    expect(systemsOf(topology)).toEqual([topology]);
  });

  it("two networks are two systems with everything that is theirs, and nothing else", () => {
    const other = copyOf(topology, "b");
    const systems = systemsOf(joined(topology, other));
    expect(systems).toEqual([topology, other]);
  });

  it("stay one where a target group, or a network that is not told, joins them", () => {
    const other = copyOf(topology, "b");
    const [first] = topology.targetGroups;
    if (first === undefined) throw new Error("no target group");
    const shared = {
      ...other,
      fleets: other.fleets.map((fleet) => ({
        ...fleet,
        targetGroups: { known: true as const, value: [first.address] },
      })),
    };
    const [subnet, ...others] = other.subnets;
    if (subnet === undefined) throw new Error("no subnet");
    const open = {
      ...other,
      subnets: [{ ...subnet, network: { known: false as const, because: "var.vpc" } }, ...others],
    };
    expect([systemsOf(joined(topology, shared)).length, systemsOf(joined(topology, open)).length]).toEqual([
      1, 1,
    ]);
  });
});
