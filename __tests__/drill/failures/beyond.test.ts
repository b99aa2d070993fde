import { memoryGiBOf } from "../../../src/config/class-memory";
import { vcpusOf } from "../../../src/drill/failures/beyond/vcpus";
import type { Declared } from "../../../src/drill/declared";
import type { Topology } from "../../../src/model/topology";
import { known, untold } from "../../../src/model/told";
import { prod } from "../../support/environments";
import { BACKEND, beyond, changed, DATABASE, failure, readEnvironment, WEB } from "../support/drilled";

const HEALTHY = beyond(prod);

type Change = (topology: Topology) => Topology;
const database = (change: Partial<Topology["databases"][number]>): Change =>
  changed("databases", DATABASE, change);
const fleet = (change: Partial<Topology["fleets"][number]>): Change => changed("fleets", WEB, change);
const web = readEnvironment(prod).topology.fleets.find(({ address }) => address === WEB);
if (web?.refresh === undefined || !web.template.known) throw new Error("prod has lost its refresh");
const { refresh } = web;
const template = web.template.value;
const { refresh: _refresh, ...unrefreshed } = web;

function withoutRefresh(topology: Topology): Topology {
  return { ...topology, fleets: topology.fleets.map((each) => (each.address === WEB ? unrefreshed : each)) };
}

function subnetOf(cidr: string, layer = "web"): Change {
  return (topology) => ({
    ...topology,
    subnets: topology.subnets.map((subnet) =>
      subnet.address === `aws_subnet.${layer}_us_east_1a` ? { ...subnet, cidr: known(cidr) } : subnet,
    ),
  });
}

/** Something that is not modelled belongs to it. */
function tainted(address: string): Change {
  return (topology) => ({
    ...topology,
    securityGroups: [...topology.securityGroups],
    notModelled: [
      ...topology.notModelled,
      { address: "a.b", reason: "a reason", consequence: "whatever it changes", taints: [address] },
    ],
  });
}

/** A way to an endpoint that one missing rule closes. */
function withoutRule(rule: string): Change {
  return (topology) => ({
    ...topology,
    securityGroups: topology.securityGroups.map((group) => ({
      ...group,
      ingress: group.ingress.known
        ? known(group.ingress.value.filter(({ address }) => address !== rule))
        : group.ingress,
    })),
  });
}

describe("failures that are not a box", () => {
  it.each<[string, Change, string]>([
    [`release:${WEB}`, withoutRefresh, "degrades"],
    [`release:${WEB}`, fleet({ refresh: { ...refresh, autoRollback: known(false) } }), "degrades"],
    [`release:${WEB}`, fleet({ refresh: { ...refresh, minimumHealthyPercent: known(0) } }), "degrades"],
    [
      `release:${WEB}`,
      fleet({ refresh: { ...refresh, minimumHealthyPercent: known(0), autoRollback: known(false) } }),
      "fails",
    ],
    [`release:${WEB}`, fleet({ refresh: { ...refresh, autoRollback: untold("var.x") } }), "cannot tell"],
    [`release:${WEB}`, fleet({ template: known({ ...template, version: known("$Latest") }) }), "degrades"],
    [
      `launch-path:${WEB}`,
      withoutRule("aws_vpc_security_group_ingress_rule.web_to_endpoints_443_ingress"),
      "degrades",
    ],
    [`launch-path:${WEB}`, tainted(WEB), "cannot tell"],
    [`connections:${DATABASE}`, tainted(BACKEND), "holds"],
    [
      `connections:${DATABASE}`,
      (topology) => tainted(BACKEND)(database({ parameters: known({ max_connections: "351" }) })(topology)),
      "cannot tell",
    ],
    [`no-capacity:${WEB}@us-east-1a`, fleet({ zoneDistribution: known("balanced-only") }), "degrades"],
    [`no-capacity:${WEB}@us-east-1a`, fleet({ subnets: known(["aws_subnet.web_us_east_1a"]) }), "degrades"],
    // 11 instances of a maximum of 10, all in the zone that is left, and 11 free addresses in a /28.
    [
      "addresses:aws_subnet.web_us_east_1a",
      (topology) => fleet({ maximumHealthyPercent: known(110) })(subnetOf("10.20.64.0/28")(topology)),
      "holds",
    ],
    // 15 of 11: a refresh runs half as many again.
    ["addresses:aws_subnet.web_us_east_1a", subnetOf("10.20.64.0/28"), "degrades"],
    // 14 of 11: the five that AWS keeps are missing.
    [
      "addresses:aws_subnet.web_us_east_1a",
      (topology) =>
        fleet({ largest: known(12), maximumHealthyPercent: known(100) })(subnetOf("10.20.64.0/28")(topology)),
      "degrades",
    ],
    ["addresses:aws_subnet.web_us_east_1a", fleet({ maximumHealthyPercent: untold("var.x") }), "cannot tell"],
    // Eight free addresses are wanted of eleven, and the prefix is too long all the same.
    ["addresses:aws_subnet.public_us_east_1a", subnetOf("10.20.0.0/28", "public"), "degrades"],
    ["addresses:aws_subnet.public_us_east_1a", subnetOf("10.20.0.0/27", "public"), "holds"],
    ["addresses:aws_subnet.web_us_east_1a", subnetOf("10.20.64.0/29"), "degrades"],
    ["addresses:aws_subnet.web_us_east_1a", subnetOf("fd00::/64"), "cannot tell"],
    [`engine-upgrade:${DATABASE}`, database({ autoMinorVersionUpgrade: untold("var.x") }), "cannot tell"],
    [`engine-upgrade:${DATABASE}`, database({ autoMinorVersionUpgrade: known(false) }), "holds"],
    [`logical-corruption:${DATABASE}`, database({ backupRetentionDays: known(0) }), "fails"],
    [`connections:${DATABASE}`, database({ instanceClass: known("db.t4g.micro") }), "degrades"],
    [`connections:${DATABASE}`, database({ instanceClass: known("db.odd.large") }), "cannot tell"],
    [`connections:${DATABASE}`, database({ parameters: known({ max_connections: "352" }) }), "holds"],
    [`reconnect:${DATABASE}`, database({ parameters: known({ max_connections: "351" }) }), "degrades"],
    [`connections:${DATABASE}`, database({ engine: known("postgres") }), "cannot tell"],
    ["quota:running-vcpus", fleet({ largest: known(100) }), "degrades"],
    ["quota:running-vcpus", fleet({ template: untold("var.x") }), "cannot tell"],
  ])("%s after a change: %#", (id, change, verdict) => {
    const before = HEALTHY.failures.find((each) => each.id === id)?.verdict;
    expect([before, failure(beyond(prod, { topology: change }), id).verdict]).toEqual(["holds", verdict]);
  });

  it.each<[string, (declared: Declared) => Declared, string]>([
    [`secret:${DATABASE}`, (d) => ({ ...d, database: { ...d.database, readsSecretAgain: false } }), "fails"],
    [`secret:${DATABASE}`, ({ database: _database, ...d }) => d, "cannot tell"],
    [`connections:${DATABASE}`, ({ database: _database, ...d }) => d, "cannot tell"],
    [`engine-upgrade:${DATABASE}`, ({ database: _database, ...d }) => d, "cannot tell"],
    [`logical-corruption:${DATABASE}`, ({ database: _database, ...d }) => d, "cannot tell"],
    ["quota:running-vcpus", ({ runningVcpuQuota: _quota, ...d }) => d, "cannot tell"],
    ["quota:running-vcpus", (d) => ({ ...d, runningVcpuQuota: 43 }), "degrades"],
    ["quota:running-vcpus", (d) => ({ ...d, runningVcpuQuota: 44 }), "holds"],
    [
      "certificate:aws_lb_listener.web_balancer_https",
      ({ certificatesRenewThemselves: _c, ...d }) => d,
      "cannot tell",
    ],
    [
      "certificate:aws_lb_listener.web_balancer_https",
      (d) => ({ ...d, certificatesRenewThemselves: false }),
      "fails",
    ],
    [`launch-path:${WEB}`, (d) => ({ ...d, peakRequestsPerSecond: 801 }), "degrades"],
  ])("%s as declared: %#", (id, declared, verdict) => {
    expect(failure(beyond(prod, { declared }), id).verdict).toBe(verdict);
  });

  it("reads in the boot script which service has to be reached", () => {
    const change: Change = (topology) => ({
      ...topology,
      endpoints: topology.endpoints.filter(
        ({ service }) => !service.known || service.value !== "secretsmanager",
      ),
    });
    const { verdict, because } = failure(beyond(prod, { topology: change }), `launch-path:${BACKEND}`);
    expect(verdict).toBe("degrades");
    expect(because.map(({ text }) => text)).toContain(
      "the boot script needs secretsmanager, and instances reach neither its endpoint nor the internet",
    );
    expect(failure(HEALTHY, `launch-path:${BACKEND}`).verdict).toBe("holds");
  });

  it("names the setting that closes the way of a launch", () => {
    const rule = "aws_vpc_security_group_ingress_rule.web_to_endpoints_443_ingress";
    const { because } = failure(beyond(prod, { topology: withoutRule(rule) }), `launch-path:${WEB}`);
    expect(because.map(({ address }) => address)).toContain("aws_security_group.endpoints");
  });
});

describe("tables of AWS", () => {
  it.each([
    ["db.t4g.medium", 4],
    ["db.t3.micro", 1],
    ["db.m6g.large", 8],
    ["db.m6g.4xlarge", 64],
    ["db.r6g.xlarge", 32],
    ["db.x2g.large", 32],
    ["db.m1.large", undefined],
    ["db.m6g.medium", undefined],
    ["db.serverless", undefined],
  ])("%s has %s GiB", (instanceClass, memory) => {
    expect(memoryGiBOf(instanceClass)).toBe(memory);
  });

  it.each([
    ["t3.medium", 2],
    ["t3.large", 2],
    ["m7g.medium", 1],
    ["m7i.large", 2],
    ["c6i.xlarge", 4],
    ["m7i.24xlarge", 96],
    ["t2.micro", undefined],
    ["m7i.metal-24xl", undefined],
  ])("%s has %s vCPUs", (type, vcpus) => {
    expect(vcpusOf(type)).toBe(vcpus);
  });
});
