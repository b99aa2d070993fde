import { readTopology } from "../../src/model/read-topology";
import type { HealthCheck, TargetGroup } from "../../src/model/topology";
import { graphOf, ref, unknown, type Written } from "./support/graph-of";
import { plain } from "./support/plain";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

function checkOf(group: Readonly<Record<string, Written>>): Readonly<Record<keyof HealthCheck, unknown>> {
  const [found] = readTopology(graphOf({ "aws_lb_target_group.x": group })).targetGroups as readonly [
    TargetGroup,
  ];
  return plain(found.healthCheck) as Readonly<Record<keyof HealthCheck, unknown>>;
}

test.each<[string, Readonly<Record<string, Written>>, Partial<Record<keyof HealthCheck, unknown>>]>([
  [
    "no block: AWS's own defaults",
    { port: 8080, protocol: "HTTP" },
    {
      enabled: true,
      path: "/",
      port: 8080,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
    },
  ],
  [
    "a block: the provider sends defaults of its own",
    { port: 8080, protocol: "HTTPS", health_check: { path: "/up" } },
    {
      enabled: true,
      path: "/up",
      port: 8080,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      healthyThreshold: 3,
      unhealthyThreshold: 3,
    },
  ],
  [
    "everything is said",
    {
      port: 80,
      protocol: "HTTP",
      health_check: [
        {
          enabled: false,
          port: "9000",
          interval: 7,
          timeout: 3,
          healthy_threshold: 4,
          unhealthy_threshold: 6,
          path: "/x",
        },
      ],
    },
    {
      enabled: false,
      path: "/x",
      port: 9000,
      intervalSeconds: 7,
      timeoutSeconds: 3,
      healthyThreshold: 4,
      unhealthyThreshold: 6,
    },
  ],
  ["TCP", { port: 1, protocol: "TCP" }, { timeoutSeconds: 10 }],
  [
    "TCP that is checked by HTTP",
    { port: 1, protocol: "TCP", health_check: { protocol: "HTTP" } },
    { timeoutSeconds: 6 },
  ],
  [
    "values that are not known",
    { port: unknown("p"), protocol: "HTTP", health_check: unknown("a dynamic block") },
    {
      port: "? aws_lb_target_group.x.health_check.port: a dynamic block",
      intervalSeconds: "? aws_lb_target_group.x.health_check.interval: a dynamic block",
    },
  ],
])("health checks: %s", (_, group, expected) => {
  expect(checkOf(group)).toMatchObject(expected);
});

test.each<[string, Resources, unknown]>([
  ["of an application balancer always", { "aws_lb.x": {} }, true],
  ["of a network balancer not", { "aws_lb.x": { load_balancer_type: "network" } }, false],
  [
    "switched on",
    { "aws_lb.x": { load_balancer_type: "network", enable_cross_zone_load_balancing: true } },
    true,
  ],
  [
    "switched off for the group",
    { "aws_lb.x": {}, "aws_lb_target_group.x": { load_balancing_cross_zone_enabled: "false" } },
    false,
  ],
  [
    "nobody knows",
    {
      "aws_lb.x": {
        load_balancer_type: "network",
        enable_cross_zone_load_balancing: unknown("it is a local value"),
      },
    },
    "? aws_lb.x.enable_cross_zone_load_balancing: it is a local value",
  ],
])("across zones: %s", (_, resources, expected) => {
  const [group] = readTopology(
    graphOf({
      "aws_lb_target_group.x": {},
      "aws_lb_listener.x": {
        load_balancer_arn: ref("aws_lb.x.arn"),
        default_action: { type: "forward", target_group_arn: ref("aws_lb_target_group.x.arn") },
      },
      ...resources,
    }),
  ).targetGroups;
  expect(said(group?.crossZone)).toBe(expected);
});
