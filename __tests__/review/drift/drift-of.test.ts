import type { Change } from "../../../src/review/change";
import { driftOf } from "../../../src/review/drift/drift-of";
import { change, EMPTY, HIDDEN } from "../risks/support/changes";

const matters = (drift: Change, planned: readonly Change[] = []): boolean | undefined =>
  driftOf([drift], planned)[0]?.matters;

describe("drift that matters", () => {
  it.each<[string, Change]>([
    ["a standby", change("aws_db_instance.main", "update", { multi_az: [true, false] })],
    ["a minimum", change("aws_autoscaling_group.web", "update", { min_size: [2, 1] })],
    [
      "an opened rule",
      change("aws_vpc_security_group_ingress_rule.ssh", "update", { cidr_ipv4: ["10.0.0.0/8", "0.0.0.0/0"] }),
    ],
    ["a route", change("aws_route.public", "delete", { gateway_id: ["igw-1", undefined] })],
    ["something that is gone", change("aws_cloudwatch_metric_alarm.cpu", "delete")],
    ["a trust", change("aws_iam_role.web", "update", { assume_role_policy: ["{}", '{"a":1}'] })],
    ["what is hidden", change("aws_lb.web", "update", { name: [HIDDEN, HIDDEN] })],
    [
      "one of many attributes",
      change("aws_db_instance.main", "update", {
        latest_restorable_time: ["a", "b"],
        deletion_protection: [true, false],
      }),
    ],
    ["what was not read", change("aws_lb.web", "update", {}, { attributesLeftOut: 3 })],
    ["an attribute that nobody listed", change("aws_new_thing.one", "update", { mode: ["a", "b"] })],
    [
      "a protection that is no longer set",
      change("aws_lb.web", "update", { enable_deletion_protection: [true, undefined] }),
    ],
    [
      "whether an event rule runs",
      change("aws_cloudwatch_event_rule.events", "update", { state: ["ENABLED", "DISABLED"] }),
    ],
  ])("%s", (_label, drift) => {
    expect(matters(drift)).toBe(true);
  });
});

describe("drift that does not matter", () => {
  it.each<[string, Change]>([
    ["a computed time", change("aws_db_instance.main", "update", { latest_restorable_time: ["a", "b"] })],
    ["tags", change("aws_lb.web", "update", { "tags.Owner": ["a", "b"], "tags_all.Owner": ["a", "b"] })],
    ["scaling at work", change("aws_autoscaling_group.web", "update", { desired_capacity: [2, 5] })],
    [
      "a new version of a template",
      change("aws_launch_template.web", "update", { latest_version: [1, 2], default_version: [1, 2] }),
    ],
    ["a dashboard", change("aws_cloudwatch_dashboard.all", "update", { dashboard_body: ["{}", '{"a":1}'] })],
    [
      "nothing that is written otherwise",
      change("aws_autoscaling_group.web", "update", {
        suspended_processes: [undefined, EMPTY],
        capacity_rebalance: [undefined, false],
        placement_group: [null, ""],
        "warm_pool.0.min_size": [undefined, 0],
      }),
    ],
    ["another address", change("aws_lb.web", "move", {}, { previousAddress: "aws_lb.old" })],
  ])("%s", (_label, drift) => {
    expect(matters(drift)).toBe(false);
  });
});

describe("what resources of their own manage", () => {
  const rule = change("aws_vpc_security_group_ingress_rule.web", "no-op");
  const inner = change("aws_security_group.web", "update", {
    "ingress.0.cidr_blocks.0": [undefined, "10.0.0.0/16"],
    "ingress.0.from_port": [undefined, 8080],
  });
  const open = change(
    "aws_security_group.web",
    "update",
    { "ingress.0.cidr_blocks.0": [undefined, "0.0.0.0/0"] },
    { unchanged: { id: "sg-1" } },
  );

  it("is no drift of the group that shows it", () => {
    expect(matters(inner, [rule])).toBe(false);
  });

  it("is drift where the plan has no such resource", () => {
    expect(matters(inner)).toBe(true);
    expect(matters(inner, [change("aws_vpc_security_group_egress_rule.web", "no-op")])).toBe(true);
    expect(
      matters(inner, [change("data.aws_vpc_security_group_ingress_rule.web", "read", {}, { mode: "data" })]),
    ).toBe(true);
  });

  it("is drift where everybody is let in, and no rule of the plan says so", () => {
    expect(matters(open, [rule])).toBe(true);
    const allowed = (group: string) =>
      change(
        "aws_vpc_security_group_ingress_rule.web",
        "no-op",
        {},
        { unchanged: { security_group_id: group, cidr_ipv4: "0.0.0.0/0" } },
      );
    expect(matters(open, [allowed("sg-1")])).toBe(false);
    expect(matters(open, [allowed("sg-2")])).toBe(true);
  });

  it.each(["aws_route_table.inner", "aws_iam_role.web"])(
    "does not explain other attributes of %s",
    (address) => {
      const planned = ["aws_route.a", "aws_iam_role_policy.a"].map((one) => change(one, "no-op"));
      expect(matters(change(address, "update", { vpc_id: ["a", "b"] }), planned)).toBe(true);
    },
  );
});

it("shows what matters first, and leaves out what is no drift", () => {
  const noise = change("aws_lb.web", "update", { "tags.Owner": ["a", "b"] });
  const real = change("aws_lb.backend", "update", { internal: [true, false] });
  expect(
    driftOf([
      noise,
      change("aws_lb.same", "no-op"),
      change("data.aws_ami.web", "update", {}, { mode: "data" }),
      real,
    ]),
  ).toEqual([
    { change: real, matters: true },
    { change: noise, matters: false },
  ]);
});
