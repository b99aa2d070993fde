import { readTopology } from "../../src/model/read-topology";
import type { Balancer } from "../../src/model/topology";
import { among, graphOf, ref, unknown, type Written } from "./support/graph-of";
import { plain } from "./support/plain";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

const LB: Resources = {
  "aws_lb.x": {
    security_groups: [ref("aws_security_group.x.id")],
    subnets: [ref("aws_subnet.b.id"), ref("aws_subnet.a.id")],
  },
  "aws_security_group.x": {},
  "aws_subnet.a": {},
  "aws_subnet.b": {},
  "aws_lb_target_group.one": { port: 80, protocol: "HTTP" },
  "aws_lb_target_group.two": { port: 80, protocol: "HTTP" },
};

function balancerOf(resources: Resources): Balancer | undefined {
  return readTopology(graphOf({ ...LB, ...resources })).balancers[0];
}

test("a balancer with nothing but its subnets and groups has the provider's defaults", () => {
  expect(balancerOf({})).toEqual({
    address: "aws_lb.x",
    kind: "application",
    internal: { known: true, value: false },
    subnets: { known: true, value: ["aws_subnet.a", "aws_subnet.b"] },
    securityGroups: { known: true, value: ["aws_security_group.x"] },
    zonalShift: { known: true, value: false },
    idleTimeoutSeconds: { known: true, value: 60 },
    listeners: [],
  });
});

test.each<[string, Resources, Partial<Record<keyof Balancer, unknown>>]>([
  [
    "mappings of subnets, as a state repeats them",
    {
      "aws_subnet.a": { id: "subnet-a" },
      "aws_lb.x": {
        internal: "true",
        load_balancer_type: "network",
        subnets: ["subnet-a"],
        subnet_mapping: [{ subnet_id: "subnet-a", allocation_id: "" }],
        security_groups: [],
      },
    },
    { kind: "network", internal: true, subnets: ["aws_subnet.a"], securityGroups: [] },
  ],
  [
    "nothing is told of what is left out",
    { "aws_lb.x": {} },
    {
      subnets: "? aws_lb.x.subnets and subnet_mapping are left out",
      securityGroups: "? aws_lb.x.security_groups is left out: it has the default group of its VPC",
    },
  ],
  [
    "subnets of somebody else, and nobody knows which",
    {
      "aws_lb.x": {
        subnets: ["subnet-other", among("aws_subnet.a", "aws_subnet.b")],
        security_groups: ["sg-other"],
      },
    },
    {
      subnets:
        "? aws_lb.x.subnets: some of aws_subnet.a, aws_subnet.b; aws_lb.x.subnets: subnet-other belongs to no resource of this configuration",
      securityGroups: "? aws_lb.x.security_groups: sg-other belongs to no resource of this configuration",
    },
  ],
])("balancers: %s", (_, resources, expected) => {
  expect(plain(balancerOf(resources))).toMatchObject(expected);
});

const TO_ONE = { type: "forward", target_group_arn: ref("aws_lb_target_group.one.arn") };

function listenerOf(
  attributes: Readonly<Record<string, Written>>,
  others: Resources = {},
): readonly unknown[] {
  const balancer = balancerOf({
    "aws_lb_listener.x": { load_balancer_arn: ref("aws_lb.x.arn"), ...attributes },
    ...others,
  });
  return (balancer?.listeners ?? []).map((listener) => [
    said(listener.port),
    said(listener.protocol),
    said(listener.forwardsTo),
    listener.redirectsToHttps,
    said(listener.certificate),
  ]);
}

test.each<[string, readonly unknown[], readonly unknown[]]>([
  [
    "a single group",
    listenerOf({ port: 80, default_action: TO_ONE }),
    [80, "HTTP", ["aws_lb_target_group.one"], false, undefined],
  ],
  [
    "weighted groups, one of them without weight",
    listenerOf(
      {
        port: "443",
        protocol: "HTTPS",
        certificate_arn: ref("aws_acm_certificate_validation.x.certificate_arn"),
        default_action: [
          {
            type: "forward",
            forward: [
              {
                target_group: [
                  { arn: ref("aws_lb_target_group.two.arn"), weight: 1 },
                  { arn: ref("aws_lb_target_group.one.arn"), weight: 0 },
                ],
              },
            ],
          },
        ],
      },
      { "aws_acm_certificate_validation.x": {} },
    ),
    [443, "HTTPS", ["aws_lb_target_group.two"], false, "aws_acm_certificate_validation.x"],
  ],
  [
    "after somebody has logged in",
    listenerOf({
      port: 80,
      certificate_arn: "arn:x",
      default_action: [
        { type: "authenticate-oidc", order: 1 },
        { ...TO_ONE, order: 2 },
      ],
    }),
    [80, "HTTP", ["aws_lb_target_group.one"], false, "arn:x"],
  ],
  [
    "a redirect to HTTPS",
    listenerOf({
      port: 80,
      default_action: { type: "redirect", redirect: { protocol: "HTTPS", status_code: "HTTP_301" } },
    }),
    [80, "HTTP", [], true, undefined],
  ],
  [
    "a redirect that keeps the protocol",
    listenerOf({
      port: 80,
      default_action: { type: "redirect", redirect: { path: "/new", status_code: "HTTP_301" } },
    }),
    [80, "HTTP", [], false, undefined],
  ],
  [
    "a fixed response, and rules that forward",
    listenerOf(
      {
        port: 80,
        default_action: { type: "fixed-response", fixed_response: { content_type: "text/plain" } },
      },
      {
        "aws_lb_listener_rule.a": { listener_arn: ref("aws_lb_listener.x.arn"), action: [TO_ONE] },
        "aws_lb_listener_rule.b": {
          listener_arn: ref("aws_lb_listener.x.arn"),
          action: { type: "forward", target_group_arn: ref("aws_lb_target_group.two.arn") },
        },
      },
    ),
    [80, "HTTP", ["aws_lb_target_group.one", "aws_lb_target_group.two"], false, undefined],
  ],
  [
    "a rule of nobody knows which listener",
    listenerOf(
      { port: 80, default_action: TO_ONE },
      { "aws_lb_listener_rule.a": { listener_arn: unknown("it is a local value") } },
    ),
    [80, "HTTP", "? aws_lb_listener_rule.a.listener_arn: it is a local value", false, undefined],
  ],
  [
    "a group of somebody else",
    listenerOf({ port: 80, default_action: { type: "forward", target_group_arn: "arn:other" } }),
    [
      80,
      "HTTP",
      "? aws_lb_listener.x.default_action[0].target_group_arn: arn:other belongs to no resource of this configuration",
      false,
      undefined,
    ],
  ],
])("listeners: %s", (_, listeners, expected) => {
  expect(listeners).toEqual([expected]);
});

test("the older names of balancer, listener and group mean the same", () => {
  const { balancers, targetGroups } = readTopology(
    graphOf({
      "aws_alb.x": { load_balancer_type: "application" },
      "aws_alb_listener.x": {
        load_balancer_arn: ref("aws_alb.x.arn"),
        default_action: { type: "forward", target_group_arn: ref("aws_alb_target_group.x.arn") },
      },
      "aws_alb_target_group.x": {},
    }),
  );
  expect([
    balancers[0]?.listeners.map(({ forwardsTo }) => said(forwardsTo)),
    targetGroups.map(({ address }) => address),
  ]).toEqual([[["aws_alb_target_group.x"]], ["aws_alb_target_group.x"]]);
});
