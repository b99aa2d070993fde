import { cutSetsOf } from "../../../src/drill/cut-sets/cut-sets";
import { requestPaths } from "../../../src/drill/cut-sets/request-paths";
import { survives } from "../../../src/drill/cut-sets/survives";
import { dev } from "../../support/environments";
import { graphFromSynth } from "../../../src/model/from-synth";
import { readTopology } from "../../../src/model/read-topology";
import type { Topology } from "../../../src/model/topology";
import { synthesize } from "../../support/synth";

const topology = readTopology(graphFromSynth(synthesize(dev).durable));

const WEB = "aws_autoscaling_group.web_group";
const BACKEND = "aws_autoscaling_group.backend_group";
const WEB_BALANCER = "aws_lb.web_balancer";
const BACKEND_BALANCER = "aws_lb.backend_balancer";
const DATABASE = "aws_db_instance.database";

test("the request path is derived", () => {
  const { paths, unreached } = requestPaths(topology);
  expect(paths.map(({ hops, certain }) => ({ hops, certain }))).toEqual([
    { hops: ["internet", WEB_BALANCER, WEB, BACKEND_BALANCER, BACKEND, DATABASE], certain: true },
  ]);
  expect(unreached).toEqual([]);
});

test("a zone's loss leaves the path through the other one", () => {
  expect(survives(topology, [{ kind: "zone", zone: "us-east-1a" }])).toEqual({
    verdict: "survives",
    path: [
      "internet",
      `${WEB_BALANCER}@aws_subnet.public_us_east_1b`,
      `${WEB}@aws_subnet.web_us_east_1b`,
      `${BACKEND_BALANCER}@aws_subnet.backend_us_east_1b`,
      `${BACKEND}@aws_subnet.backend_us_east_1b`,
      `${DATABASE}@aws_subnet.database_us_east_1b`,
    ],
    because: [],
  });
});

/** Of each tier what it has in one zone, by all the names under which it can be lost. */
function halves(layer: string, others: readonly string[]): readonly (readonly string[])[] {
  const of = (zone: string) => [
    `subnet:aws_subnet.${layer}_${zone}`,
    ...others.map((other) => other.replace("*", zone)),
  ];
  return [of("us_east_1a"), of("us_east_1b")];
}

test("nothing alone cuts it, and these pairs do", () => {
  const zones = ["zone:us-east-1a", "zone:us-east-1b"];
  const tiers = [
    halves("public", [`balancer-node:${WEB_BALANCER}@aws_subnet.public_*`]),
    halves("web", []),
    halves("backend", [`balancer-node:${BACKEND_BALANCER}@aws_subnet.backend_*`]),
    halves("database", []),
  ];
  const across = tiers.flatMap(([a = [], b = []]) => {
    const [first = [], second = []] = [
      [...a, "zone:us-east-1a"],
      [...b, "zone:us-east-1b"],
    ];
    return first.flatMap((one) => second.map((other) => [one, other]));
  });
  const anyOne = [
    [`instance:${WEB}`, "web"],
    [`instance:${BACKEND}`, "backend"],
    [`database-primary:${DATABASE}`, "database"],
  ].flatMap(([thing = "", layer = ""]) =>
    [thing, ...zones, `subnet:aws_subnet.${layer}_us_east_1a`, `subnet:aws_subnet.${layer}_us_east_1b`].map(
      (other) => [thing, other],
    ),
  );
  const expected = [...across, ...anyOne].map((pair) => [...pair].sort().join(" + "));
  const { cutSets, undecided } = cutSetsOf(topology);
  expect(cutSets.map(({ members }) => members.join(" + "))).toEqual([...new Set(expected)].sort());
  expect(undecided).toEqual([]);
});

test("a fleet that may run one instance is a cut of its own", () => {
  const single: Topology = {
    ...topology,
    fleets: topology.fleets.map((fleet) =>
      fleet.address === WEB ? { ...fleet, minimum: { known: true, value: 1 } } : fleet,
    ),
  };
  expect(cutSetsOf(single).cutSets.filter(({ members }) => members.length === 1)).toEqual(
    [
      `instance:${WEB}`,
      "subnet:aws_subnet.web_us_east_1a",
      "subnet:aws_subnet.web_us_east_1b",
      "zone:us-east-1a",
      "zone:us-east-1b",
    ].map((id) => ({ members: [id] })),
  );
});

test("a database that nobody is let through to cuts the path with nothing lost", () => {
  const shut: Topology = {
    ...topology,
    securityGroups: topology.securityGroups.map((group) =>
      group.address === "aws_security_group.database"
        ? { ...group, ingress: { known: true, value: [] } }
        : group,
    ),
  };
  expect(survives(shut, [])).toEqual({
    verdict: "cut",
    path: ["internet"],
    because: [
      { text: "no fleet gets through to it", address: DATABASE, source: "read" },
      {
        text: `no ingress rule lets tcp 3307 from ${BACKEND} through: it needs one`,
        address: "aws_security_group.database",
        attribute: "ingress",
        source: "read",
      },
    ],
  });
  expect(cutSetsOf(shut)).toEqual({ cutSets: [{ members: [] }], undecided: [] });
});

test("what a minimum is not told to be leaves it open", () => {
  const untold: Topology = {
    ...topology,
    fleets: topology.fleets.map((fleet) => ({ ...fleet, minimum: { known: false, because: "not said" } })),
  };
  expect(survives(untold, []).verdict).toBe("cannot tell");
  expect(cutSetsOf(untold)).toEqual({ cutSets: [], undecided: [{ members: [] }] });
});
