import { survives } from "../../../src/drill/cut-sets/survives";
import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { drillContext } from "../../../src/drill/drill-context";
import { balancersHit, databasesHit, servicesLost } from "../../../src/drill/failures/hit";
import type { FailureSet, Loss } from "../../../src/drill/reachability/failure-set";
import { known, untold } from "../../../src/model/told";
import type { Topology } from "../../../src/model/topology";
import { threeZones } from "../../support/environments";
import { changed, DATABASE, readEnvironment } from "../support/drilled";

const environment = threeZones();
const zone = (letter: string): Loss => ({ kind: "zone", zone: `us-east-1${letter}` });
const subnet = (layer: string, letter: string): Loss => ({
  kind: "subnet",
  subnet: `aws_subnet.${layer}_us_east_1${letter}`,
});

function contextOf(change: (topology: Topology) => Topology) {
  return drillContext(change(readEnvironment(environment).topology), declaredFrom(environment), survives);
}

describe("the database's primary may be lost", () => {
  const inTwoZones = {
    subnets: known(["aws_subnet.database_us_east_1a", "aws_subnet.database_us_east_1b"]),
  };
  const pinned = { ...inTwoZones, multiAz: known(false), zone: known("us-east-1b") };
  const open = { subnets: untold("var.subnets has no default") };
  it.each<[string, Partial<Topology["databases"][number]>, readonly [Loss, boolean][]]>([
    [
      "with a zone or subnet of its group alone",
      inTwoZones,
      [
        [zone("a"), true],
        [zone("b"), true],
        [zone("c"), false],
        [subnet("database", "a"), true],
        [subnet("database", "c"), false],
        [subnet("web", "a"), false],
        [{ kind: "database-primary", database: DATABASE }, true],
        [{ kind: "database-primary", database: "aws_db_instance.other" }, false],
      ],
    ],
    [
      "with the zone it is pinned to, where it has no standby",
      pinned,
      [
        [zone("a"), false],
        [zone("b"), true],
        [subnet("database", "a"), false],
        [subnet("database", "b"), true],
      ],
    ],
    [
      "with any zone after a failover, wherever it was pinned",
      { ...pinned, multiAz: known(true) },
      [[zone("a"), true]],
    ],
    ["with any zone, where its subnets are not told", open, [[zone("c"), true]]],
  ])("%s", (_name, change, expected) => {
    const context = contextOf(changed("databases", DATABASE, change));
    expect(expected.map(([loss]) => [loss, databasesHit(context, [loss]).length === 1])).toEqual(expected);
  });
});

it("balancers lose a node and keep others; one without a node left has nothing to wait for", () => {
  const context = contextOf((same) => same);
  const hit = (...lost: FailureSet) => balancersHit(context, lost).map(({ address }) => address);
  expect(hit(zone("a"))).toEqual(["aws_lb.backend_balancer", "aws_lb.web_balancer"]);
  expect(hit(subnet("public", "a"))).toEqual(["aws_lb.web_balancer"]);
  expect(hit(subnet("database", "a"))).toEqual([]);
  expect(hit(zone("a"), zone("b"), zone("c"))).toEqual([]);
});

it("an endpoint is gone only with its last interface", () => {
  const endpoint = "aws_vpc_endpoint.endpoints_secretsmanager";
  const lone = contextOf(changed("endpoints", endpoint, { subnets: known(["aws_subnet.web_us_east_1a"]) }));
  const interfaceOf = (letter: string): Loss => ({ kind: "endpoint", endpoint, zone: `us-east-1${letter}` });
  const lost = (...losses: FailureSet) => servicesLost(lone, losses).map(({ address }) => address);
  expect([lost(interfaceOf("a")), lost(zone("a")), lost(zone("b"))]).toEqual([[endpoint], [endpoint], []]);
  expect(
    servicesLost(
      contextOf((same) => same),
      [interfaceOf("a"), interfaceOf("b")],
    ),
  ).toEqual([]);
});
