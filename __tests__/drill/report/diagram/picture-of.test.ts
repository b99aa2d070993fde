import { pictureOf } from "../../../../src/drill/report/diagram/picture-of";
import type { Picture } from "../../../../src/drill/report/diagram/picture";
import { known, untold } from "../../../../src/model/told";
import { topologyOf, TOPOLOGIES } from "./support/topologies";

/** Row by row: what stands in each zone. */
function seen({ rows }: Picture): readonly string[] {
  return rows.map(({ title, boxes }) => {
    const words = boxes.map(({ label, zone }) => (zone === undefined ? label : `${label}@${zone.slice(-1)}`));
    return `${title}: ${words.join(" ")}`;
  });
}

function arrows({ links }: Picture): readonly string[] {
  return links.map(({ from, to, pairs, failover = false }) => {
    const ends = pairs.map(([a, b]) => `${a?.slice(-1) ?? "*"}${b?.slice(-1) ?? "*"}`);
    return `${from} -> ${to}: ${ends.join(" ")}${failover ? " after a failover" : ""}`;
  });
}

describe("the picture of prod", () => {
  const picture = pictureOf(topologyOf("prod"));

  it("has a row for each part of the request path, in the order of requests, and each thing in its zone", () => {
    expect(seen(picture).slice(0, 7)).toEqual([
      ": internet",
      "VPC network: internet gateway",
      "web_balancer: node@a node@b",
      "web_group: t3.medium@a t3.medium@b",
      "backend_balancer: node@a node@b",
      "backend_group: t3.large@a t3.large@b",
      "database: primary@a standby@b",
    ]);
    const endpoints = picture.rows.find(({ kind }) => kind === "endpoints");
    expect(endpoints?.boxes.filter(({ zone }) => zone === "us-east-1a").map(({ label }) => label)).toEqual(
      expect.arrayContaining(["kms", "logs", "secretsmanager", "ssm"]),
    );
  });

  it("has arrows between all zones, as the balancers hand over, and to the primary alone", () => {
    expect(arrows(picture)).toEqual([
      "internet -> aws_vpc.network: **",
      "aws_vpc.network -> aws_lb.web_balancer: *a *b",
      "aws_lb.backend_balancer -> aws_autoscaling_group.backend_group: aa ab ba bb",
      "aws_lb.web_balancer -> aws_autoscaling_group.web_group: aa ab ba bb",
      "aws_autoscaling_group.backend_group -> aws_db_instance.database: aa ba",
      "aws_autoscaling_group.backend_group -> aws_db_instance.database: ab bb after a failover",
      "aws_autoscaling_group.web_group -> aws_lb.backend_balancer: aa ab ba bb",
    ]);
  });

  it("is told in words, too", () => {
    expect(picture.description).toContain(
      "web_group, Auto Scaling group, 2 to 10 × t3.medium: t3.medium in us-east-1a, t3.medium in us-east-1b.",
    );
  });
});

describe("other configurations", () => {
  it("with one NAT gateway and no standby say where the database may be", () => {
    const picture = pictureOf(topologyOf("single-nat"));
    expect(seen(picture).slice(3)).toEqual([
      "application: m6i.large@a m6i.large@a m6i.large@b m6i.large@b",
      "database: primary@a or here@b",
      "1 NAT gateway: only@a",
    ]);
  });

  it("say what no request meets", () => {
    const { rows } = pictureOf(topologyOf("two-vpcs"));
    const apart = rows.filter(({ notes }) => notes.includes("no request leads here"));
    expect(apart.map(({ title }) => title)).toEqual(["data"]);
  });

  it("draw what is not told as not told", () => {
    const topology = topologyOf("prod");
    const [first, ...others] = topology.fleets;
    if (first === undefined) throw new Error("no fleet");
    const fleets = [{ ...first, minimum: untold("it is computed") }, ...others];
    const subnets = topology.subnets.map((subnet) => ({ ...subnet, zone: untold("it is computed") }));
    expect(seen(pictureOf({ ...topology, fleets })).find((row) => row.startsWith("backend_group"))).toBe(
      "backend_group: instances, minimum not told@a instances, minimum not told@b",
    );
    expect(pictureOf({ ...topology, subnets, zones: [] }).zones).toEqual(["zone not told"]);
  });

  it("draw many instances as two boxes", () => {
    const topology = topologyOf("prod");
    const fleets = topology.fleets.map((fleet) => ({ ...fleet, minimum: known(41) }));
    const row = pictureOf({ ...topology, fleets }).rows.find(({ title }) => title === "web_group");
    expect(row?.boxes.map(({ label }) => label)).toEqual([
      "t3.medium",
      "and 20 more",
      "t3.medium",
      "and 19 more",
    ]);
  });

  it("hand nothing to another zone where that is off", () => {
    const topology = topologyOf("prod");
    const targetGroups = topology.targetGroups.map((group) => ({ ...group, crossZone: known(false) }));
    expect(arrows(pictureOf({ ...topology, targetGroups }))).toContain(
      "aws_lb.web_balancer -> aws_autoscaling_group.web_group: aa bb",
    );
  });
});

it("draws something of every topology", () => {
  for (const [name, topology] of TOPOLOGIES) {
    const drawn = pictureOf(topology).rows.flatMap(({ boxes }) => boxes).length;
    expect([name, drawn > 0]).toEqual([name, name !== "network-only"]);
  }
});
