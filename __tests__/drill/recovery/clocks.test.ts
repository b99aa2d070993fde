import { known, untold } from "../../../src/model/told";
import { secondsOf, sideBySide } from "../../../src/drill/recovery/clock";
import { detectionOf } from "../../../src/drill/recovery/detection";
import { dataLossOfPrimary, dataLossOfRestore, failoverOf } from "../../../src/drill/recovery/failover";
import { nodeWithdrawal } from "../../../src/drill/recovery/node-withdrawal";
import { type Replacement, replacementOf } from "../../../src/drill/recovery/replacement";
import type { Fleet, TargetGroup } from "../../../src/model/topology";
import { prod } from "../../support/environments";
import { readEnvironment } from "../support/drilled";

const { topology } = readEnvironment(prod);
const [group] = topology.targetGroups;
const fleet = topology.fleets.find(({ address }) => address.endsWith("web_group"));
const [database] = topology.databases;
const [balancer] = topology.balancers;
if (!group || !fleet || !database || !balancer) throw new Error("prod has lost its tiers");

function check(interval: number, timeout: number, threshold: number): TargetGroup {
  const healthCheck = {
    ...group?.healthCheck,
    intervalSeconds: known(interval),
    timeoutSeconds: known(timeout),
    unhealthyThreshold: known(threshold),
  };
  return { ...group, healthCheck } as TargetGroup;
}

describe("detection", () => {
  // The defaults of AWS first: minimum, mean and maximum of a failure anywhere between two checks.
  it.each([
    [30, 5, 2, { min: 35, likely: 50, max: 65 }],
    [10, 5, 2, { min: 15, likely: 20, max: 25 }],
    [10, 5, 3, { min: 25, likely: 30, max: 35 }],
    [5, 2, 2, { min: 7, likely: 9.5, max: 12 }],
  ])("every %d s, timeout %d s, %d checks", (interval, timeout, threshold, seconds) => {
    expect(secondsOf(detectionOf(check(interval, timeout, threshold)))).toEqual(seconds);
  });

  it("never ends without a check, and is not told where the interval is not", () => {
    const { healthCheck } = check(10, 5, 2);
    const off = { ...group, healthCheck: { ...healthCheck, enabled: known(false) } };
    const open = { ...group, healthCheck: { ...healthCheck, intervalSeconds: untold("var.interval") } };
    expect([detectionOf(off).kind, detectionOf(open).kind]).toEqual(["never", "untold"]);
  });
});

describe("side by side", () => {
  const told = (max: number) => ({ kind: "told", seconds: { min: 1, likely: 2, max }, because: [] }) as const;
  const of = (kind: "never" | "untold" | "unpublished") => ({ kind, because: [] }) as const;
  it.each([
    [[told(3), told(5)], "told"],
    [[told(3), of("unpublished")], "told"],
    [[of("unpublished")], "unpublished"],
    [[told(3), of("untold"), of("unpublished")], "untold"],
    [[told(3), of("untold"), of("never")], "never"],
  ])("%j is %s", (clocks, kind) => {
    expect(sideBySide(clocks).kind).toBe(kind);
  });

  it("takes the longest of each part, not a sum", () => {
    expect(secondsOf(sideBySide([told(3), told(5)]))).toEqual({ min: 1, likely: 2, max: 5 });
  });
});

describe("the database", () => {
  it("fails over in 60 to 120 s, and clients follow", () => {
    expect(secondsOf(failoverOf(database, {}))).toEqual({ min: 75, likely: 105, max: 135 });
    const declared = { database: { dnsSeconds: 60, reconnectSeconds: 300 } };
    expect(secondsOf(failoverOf(database, declared))).toEqual({ min: 420, likely: 450, max: 480 });
  });

  it("never does without a standby, and loses what a restore loses", () => {
    const single = { ...database, multiAz: known(false) };
    expect([failoverOf(single, {}).kind, dataLossOfPrimary(single).seconds]).toEqual(["never", 300]);
    expect([dataLossOfPrimary(database).seconds, dataLossOfRestore(database).seconds]).toEqual([0, 300]);
    const bare = dataLossOfRestore({ ...database, backupRetentionDays: known(0) });
    expect([bare.seconds, bare.isUnbounded]).toEqual([null, true]);
    const open = dataLossOfRestore({ ...database, backupRetentionDays: untold("var.days") });
    expect([open.seconds, open.isUnbounded]).toEqual([null, false]);
  });
});

it("a dead node's name lives as long as declared for clients outside, and 60 s inside", () => {
  const declared = { clientDnsSeconds: 600 };
  const max = (internal: boolean) =>
    secondsOf(nodeWithdrawal({ ...balancer, internal: known(internal) }, declared))?.max;
  expect([max(true), max(false)]).toEqual([360, 900]);
});

describe("replacement", () => {
  const replacement = (change: Partial<Replacement> = {}, changes: Partial<Fleet> = {}) =>
    replacementOf({
      fleet: { ...fleet, ...changes },
      targetGroups: [check(10, 5, 2)],
      declared: { bootSeconds: { minimum: 45, likely: 90, maximum: 180 } },
      lost: 1,
      wanted: 2,
      cause: "host",
      ...change,
    });

  it("of a host: Auto Scaling's check, launch, boot, first check", () => {
    // 0/30/60 + 16/23/30 + 45/90/180 + 0/5/10
    expect(secondsOf(replacement())).toEqual({ min: 61, likely: 148, max: 280 });
  });

  it("of a service that hangs: detection, grace and deregistration beside", () => {
    // + detection 15/20/25, grace 0/0/180, deregistration 0/0/60
    expect(secondsOf(replacement({ cause: "application" }))).toEqual({ min: 76, likely: 168, max: 545 });
    // Where the old one leaves first, deregistration is in the way.
    const first = replacement({ cause: "application" }, { minimumHealthyPercent: known(90) });
    expect(secondsOf(first)).toEqual({ min: 76, likely: 228, max: 545 });
  });

  it("goes a tenth of the group at a time, at least one, with the warmup between", () => {
    // Three rounds: 61/148/280 and twice 16+45+0+120, 23+90+5+120, 30+180+10+120
    expect(secondsOf(replacement({ lost: 3, wanted: 6 }))).toEqual({ min: 423, likely: 624, max: 960 });
    expect(secondsOf(replacement({ lost: 3, wanted: 30 }))).toEqual({ min: 61, likely: 148, max: 280 });
  });

  it("assumes a boot of 45, 90, 300 s where none is declared, and says so", () => {
    const clock = replacement({ declared: undefined }, { gracePeriodSeconds: known(300) });
    expect(secondsOf(clock)).toEqual({ min: 61, likely: 148, max: 400 });
    expect(clock.because.find(({ attribute }) => attribute === "bootSeconds")?.source).toBe("assumed");
  });

  it.each([
    ["checks of the host alone", "application", { healthCheckType: known("EC2") }, "never"],
    ["the same, for a host that is gone", "host", { healthCheckType: known("EC2") }, "told"],
    ["launches suspended", "host", { suspendedProcesses: known(["Launch"]) }, "never"],
    ["rebalancing suspended", "host", { suspendedProcesses: known(["AZRebalance"]) }, "told"],
    [
      "a boot that is likely longer than the grace period",
      "host",
      { gracePeriodSeconds: known(60) },
      "never",
    ],
    ["a grace period that is not told", "host", { gracePeriodSeconds: untold("var.grace") }, "untold"],
    ["a check type that is not told", "application", { healthCheckType: untold("var.type") }, "untold"],
  ] as const)("%s (%s)", (_name, cause, changes, kind) => {
    expect(replacement({ cause }, changes).kind).toBe(kind);
  });
});
