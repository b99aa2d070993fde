import { capacityRatio, survivorsOf } from "../../../src/drill/capacity/survivors";
import { capacityOf } from "../../../src/drill/capacity/fleet-capacity";
import { survives } from "../../../src/drill/cut-sets/survives";
import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { drillContext } from "../../../src/drill/drill-context";
import type { FailureSet } from "../../../src/drill/reachability/failure-set";
import { known, untold } from "../../../src/model/told";
import type { Topology } from "../../../src/model/topology";
import { environmentWith, prod, threeZones } from "../../support/environments";
import { changed, readEnvironment, WEB } from "../support/drilled";

const zone = (letter: string) => ({ kind: "zone", zone: `us-east-1${letter}` }) as const;
const instance = { kind: "instance", fleet: WEB } as const;
const subnet = (address: string) => ({ kind: "subnet", subnet: `aws_subnet.${address}` }) as const;

function contextOf(environment = prod, change: (topology: Topology) => Topology = (same) => same) {
  return drillContext(change(readEnvironment(environment).topology), declaredFrom(environment), survives);
}

function lostOf(context: ReturnType<typeof contextOf>, lost: FailureSet): unknown {
  const fleet = context.fleets.get(WEB);
  if (fleet === undefined) throw new Error("no web fleet");
  const survivors = survivorsOf(context, fleet, lost);
  return survivors.known ? survivors.value.lost : survivors.because;
}

describe("the worst legal placement", () => {
  // ceil(n / zones) of n instances are in the fullest zone.
  it.each([
    [2, 2, [zone("a")], 1],
    [3, 2, [zone("a")], 2],
    [3, 2, [zone("b")], 2],
    [4, 2, [zone("a"), instance], 3],
    [3, 3, [zone("a")], 1],
    [4, 3, [zone("c")], 2],
    [5, 3, [zone("a"), zone("b")], 4],
    [7, 3, [zone("a"), zone("b"), zone("c")], 7],
    [2, 2, [instance, instance, instance], 2],
    [1, 2, [zone("a")], 1],
    [2, 2, [], 0],
  ])("%d instances over %d zones without %j: %d lost", (minimum, zones, lost, expected) => {
    const environment = zones === 3 ? threeZones() : prod;
    expect(lostOf(contextOf(environment, changed("fleets", WEB, { minimum: known(minimum) })), lost)).toBe(
      expected,
    );
  });

  it("takes a zone's instances with their subnet, and with nobody else's", () => {
    const lost = (address: string) => lostOf(contextOf(), [subnet(address)]);
    expect([lost("web_us_east_1a"), lost("backend_us_east_1a"), lost("public_us_east_1a")]).toEqual([
      1, 0, 0,
    ]);
  });

  it("takes a zone's instances with their way out, where they have one", () => {
    const nat = contextOf(environmentWith({ network: { egress: { kind: "nat-per-zone" } } }));
    const [gateway] = nat.topology.natGateways;
    if (gateway === undefined) throw new Error("no NAT gateway");
    expect(lostOf(nat, [{ kind: "nat", nat: gateway.address }])).toBe(1);
  });

  it("counts instances that no node of the balancer reaches as lost", () => {
    const one = changed("balancers", "aws_lb.web_balancer", {
      subnets: known(["aws_subnet.public_us_east_1a"]),
    });
    expect(lostOf(contextOf(prod, one), [])).toBe(1);
    expect(lostOf(contextOf(prod, one), [zone("a")])).toBe(2);
  });

  it("counts a zone's instances as lost with their node where cross-zone balancing is off", () => {
    const node = {
      kind: "balancer-node",
      balancer: "aws_lb.web_balancer",
      subnet: "aws_subnet.public_us_east_1a",
    } as const;
    const off = changed("targetGroups", "aws_lb_target_group.web_balancer", { crossZone: known(false) });
    expect([lostOf(contextOf(prod, off), [node]), lostOf(contextOf(), [node])]).toEqual([1, 0]);
  });

  it("is not told without the minimum", () => {
    const open = changed("fleets", WEB, { minimum: untold("var.minimum has no default") });
    expect(lostOf(contextOf(prod, open), [])).toBe("var.minimum has no default");
  });
});

describe("capacity", () => {
  it("is survivors times rate over peak times fan-out", () => {
    const context = contextOf();
    const fleet = context.fleets.get(WEB);
    if (fleet === undefined) throw new Error("no web fleet");
    const left = known({ total: 4, lost: 1, because: [] });
    const declared = {
      ...context.declared,
      peakRequestsPerSecond: 100,
      fleets: { [WEB]: { ratedRequestsPerSecond: 50, requestsPerOutsideRequest: 3 } },
    };
    expect(capacityRatio({ declared }, fleet, left).ratio).toBe(0.5);
    expect(capacityRatio({ declared: { ...declared, fleets: {} } }, fleet, left).ratio).toBeNull();
  });

  it("tells static stability as the limit over what survivors reach", () => {
    const ratios = (context: ReturnType<typeof contextOf>) =>
      capacityOf(context).map(({ staticStabilityRatio }) => staticStabilityRatio?.toFixed(3));
    expect(ratios(contextOf())).toEqual(["1.000", "1.000"]);
    const headroom = { kind: "waived", reason: "a fleet that may be slow" } as const;
    const hot = environmentWith({
      web: {
        scaling: {
          ratedRequestsPerSecond: 400,
          cpuTargetPercent: 60,
          requestsPerTargetPerMinute: 14_400,
          headroom,
        },
      },
    });
    // 90 % over 60 % times 3, when two of three instances go with their zone.
    expect(ratios(contextOf(hot))).toEqual(["1.000", "0.500"]);
    const alone = changed("fleets", WEB, { subnets: known(["aws_subnet.web_us_east_1a"]) });
    expect(ratios(contextOf(prod, alone))).toEqual(["1.000", "0.000"]);
    const unscaled = changed("fleets", WEB, { policies: [] });
    expect(ratios(contextOf(prod, unscaled))).toEqual(["1.000", undefined]);
  });
});
