import { isIrrelevant } from "../../src/model/irrelevant-types";
import { readTopology } from "../../src/model/read-topology";
import type { NotModelled } from "../../src/model/topology";
import { isRead } from "../../src/model/unmodelled-types";
import { among, graphOf, ref, unknown } from "./support/graph-of";

type Resources = Parameters<typeof graphOf>[0];

/** A balancer, a fleet of which instances may reach the group `store`, and a database. */
const SYSTEM: Resources = {
  "aws_subnet.a": {},
  "aws_security_group.fleet": {
    egress: {
      protocol: "tcp",
      from_port: 6379,
      to_port: 6379,
      security_groups: [ref("aws_security_group.store.id")],
      prefix_list_ids: ["pl-1"],
    },
  },
  "aws_security_group.store": {},
  "aws_security_group.far": {},
  "aws_launch_template.x": { vpc_security_group_ids: [ref("aws_security_group.fleet.id")] },
  "aws_autoscaling_group.x": {
    vpc_zone_identifier: [ref("aws_subnet.a.id")],
    launch_template: { id: ref("aws_launch_template.x.id") },
  },
  "aws_lb.x": { arn: "arn:lb", subnets: [ref("aws_subnet.a.id")] },
  "aws_lb_target_group.x": {},
  "aws_lb_listener.x": {
    load_balancer_arn: ref("aws_lb.x.arn"),
    default_action: { type: "forward", target_group_arn: ref("aws_lb_target_group.x.arn") },
  },
  "aws_db_instance.x": { db_subnet_group_name: ref("aws_db_subnet_group.x.name") },
  "aws_db_subnet_group.x": { subnet_ids: [ref("aws_subnet.b.id")] },
  "aws_subnet.b": { vpc_id: ref("aws_vpc.x.id") },
  "aws_vpc.x": {},
};

function notModelled(resources: Resources): readonly NotModelled[] {
  return readTopology(graphOf({ ...SYSTEM, ...resources })).notModelled;
}

test("a system that is read wholly leaves nothing over", () => {
  expect(notModelled({})).toEqual([]);
});

const EVERYTHING = ["aws_autoscaling_group.x", "aws_db_instance.x", "aws_lb.x", "aws_lb_target_group.x"];

test.each<[string, Resources, readonly (readonly [address: string, taints: readonly string[]])[]]>([
  ["what places and carries nothing", { "aws_sns_topic.x": {}, "random_id.x": {}, "aws_eip.x": {} }, []],
  ["a type that nobody knows, by itself", { "acme_thing.x": {} }, [["acme_thing.x", []]]],
  [
    "a type that nobody knows, and that names the balancer",
    {
      "aws_new_thing.x": { arns: [ref("aws_lb.x.arn")] },
      "aws_other_thing.x": { policy: { target: "arn:lb" } },
    },
    [
      ["aws_new_thing.x", ["aws_lb.x"]],
      ["aws_other_thing.x", ["aws_lb.x"]],
    ],
  ],
  [
    "a placement group that the fleet names",
    {
      "aws_placement_group.x": {},
      "aws_autoscaling_group.x": { placement_group: ref("aws_placement_group.x.id") },
    },
    [["aws_placement_group.x", ["aws_autoscaling_group.x"]]],
  ],
  [
    "an instance that a target group is given: its balancer, too",
    {
      "aws_instance.x": { vpc_security_group_ids: [ref("aws_security_group.far.id")] },
      "aws_lb_target_group_attachment.x": {
        target_group_arn: ref("aws_lb_target_group.x.arn"),
        target_id: ref("aws_instance.x.id"),
      },
    },
    [
      ["aws_instance.x", []],
      ["aws_lb_target_group_attachment.x", ["aws_lb.x", "aws_lb_target_group.x"]],
    ],
  ],
  [
    "a store that the fleet may reach, and one that it may not",
    {
      "aws_elasticache_cluster.near": { security_group_ids: [ref("aws_security_group.store.id")] },
      "aws_elasticache_cluster.far": { security_group_ids: [ref("aws_security_group.far.id")] },
      "aws_rds_cluster.x": {},
    },
    [
      ["aws_elasticache_cluster.far", []],
      ["aws_elasticache_cluster.near", ["aws_autoscaling_group.x"]],
      ["aws_rds_cluster.x", ["aws_autoscaling_group.x"]],
    ],
  ],
  [
    "a store whose groups nobody can tell",
    { "aws_elasticache_cluster.x": { security_group_ids: unknown("it is a local value") } },
    [["aws_elasticache_cluster.x", ["aws_autoscaling_group.x"]]],
  ],
  ["a function that lies in no VPC", { "aws_lambda_function.x": {} }, [["aws_lambda_function.x", []]]],
  [
    "a firewall in the routes of one subnet",
    {
      "aws_networkfirewall_firewall.x": {},
      "aws_route_table.b": { route: { cidr_block: "0.0.0.0/0", vpc_endpoint_id: "vpce-1" } },
      "aws_route_table_association.b": {
        subnet_id: ref("aws_subnet.b.id"),
        route_table_id: ref("aws_route_table.b.id"),
      },
      "aws_subnet.a": { vpc_id: ref("aws_vpc.x.id") },
    },
    [["aws_networkfirewall_firewall.x", ["aws_db_instance.x"]]],
  ],
  [
    "a front",
    { "aws_cloudfront_distribution.x": { origin: [{ domain_name: ref("aws_lb.x.dns_name") }] } },
    [["aws_cloudfront_distribution.x", ["aws_lb.x"]]],
  ],
  [
    "a classic balancer of the fleet",
    { "aws_elb.x": {}, "aws_autoscaling_group.x": { load_balancers: [ref("aws_elb.x.name")] } },
    [
      ["aws_autoscaling_group.x", ["aws_autoscaling_group.x"]],
      ["aws_elb.x", ["aws_autoscaling_group.x"]],
    ],
  ],
  [
    "internet access that is blocked for the account",
    { "aws_vpc_block_public_access_options.x": {} },
    [["aws_vpc_block_public_access_options.x", EVERYTHING]],
  ],
  ["a Gateway Load Balancer", { "aws_lb.g": { load_balancer_type: "gateway" } }, [["aws_lb.g", EVERYTHING]]],
  [
    "an endpoint of another kind",
    { "aws_vpc_endpoint.g": { vpc_endpoint_type: "GatewayLoadBalancer", service_name: "x" } },
    [["aws_vpc_endpoint.g", ["aws_autoscaling_group.x", "aws_lb.x"]]],
  ],
  [
    "a route table of a gateway",
    { "aws_route_table_association.g": { gateway_id: "igw-1", route_table_id: "rtb-1" } },
    [["aws_route_table_association.g", EVERYTHING]],
  ],
  [
    "pools: only clocks are less exact; hooks are read",
    {
      "aws_autoscaling_lifecycle_hook.x": { autoscaling_group_name: ref("aws_autoscaling_group.x.name") },
      "aws_autoscaling_group.x": { warm_pool: [{}], initial_lifecycle_hook: [{ name: "launch" }] },
    },
    [["aws_autoscaling_group.x", []]],
  ],
  [
    "Spot Instances",
    {
      "aws_autoscaling_group.x": {
        mixed_instances_policy: { instances_distribution: { on_demand_percentage_above_base_capacity: 50 } },
      },
    },
    [["aws_autoscaling_group.x", ["aws_autoscaling_group.x"]]],
  ],
  [
    "listeners, rules and policies of nobody knows whom",
    {
      "aws_autoscaling_policy.x": { autoscaling_group_name: unknown("it is a local value") },
      "aws_lb_listener.y": { load_balancer_arn: among("aws_lb.x") },
      "aws_lb_listener_rule.y": { listener_arn: "arn:other" },
      "aws_lb_listener_rule.z": { listener_arn: among("aws_lb_listener.x", "aws_lb_listener.y") },
    },
    [
      ["aws_autoscaling_policy.x", ["aws_autoscaling_group.x"]],
      ["aws_lb_listener.y", ["aws_lb.x"]],
      ["aws_lb_listener_rule.y", []],
      ["aws_lb_listener_rule.z", ["aws_lb.x"]],
    ],
  ],
])("not modelled: %s", (_, resources, expected) => {
  expect(notModelled(resources).map(({ address, taints }) => [address, taints])).toEqual(expected);
});

test("what could not be taken into the graph is told, and taints everything that it might belong to", () => {
  const { notModelled: notes } = readTopology(
    graphOf(SYSTEM, [
      { address: "module.a.aws_route.x", reason: "for_each cannot be told" },
      { address: 'aws_sns_topic.x["a.b"]', reason: "for_each cannot be told" },
      { address: "data.aws_ami.x", reason: "count cannot be told" },
    ]),
  );
  expect(notes).toEqual([
    {
      address: 'aws_sns_topic.x["a.b"]',
      reason: "for_each cannot be told",
      consequence: "nothing that a verdict rests on",
      taints: [],
    },
    {
      address: "data.aws_ami.x",
      reason: "count cannot be told",
      consequence: "nothing that a verdict rests on",
      taints: [],
    },
    {
      address: "module.a.aws_route.x",
      reason: "for_each cannot be told",
      consequence: "what it adds or changes is in no verdict",
      taints: EVERYTHING,
    },
  ]);
});

test("every note says why, and what it means", () => {
  expect(notModelled({ "aws_rds_cluster.x": {} })).toEqual([
    {
      address: "aws_rds_cluster.x",
      reason: "of data stores only database instances are modelled",
      consequence: "whether what depends on it works after a failure cannot be told",
      taints: ["aws_autoscaling_group.x"],
    },
  ]);
});

test("no type is both read and irrelevant", () => {
  expect(
    ["aws_lb", "aws_alb_listener_rule", "aws_route", "aws_subnet"].map((type) => [
      isRead(type),
      isIrrelevant(type),
    ]),
  ).toEqual(Array(4).fill([true, false]));
  expect(
    ["aws_route53_record", "aws_ami_copy", "aws_kms_key"].map((type) => [isRead(type), isIrrelevant(type)]),
  ).toEqual(Array(3).fill([false, true]));
});

test("what only routes lead to says so: single flows are judged by them", () => {
  const told = notModelled({ "aws_vpc_peering_connection.x": {}, "aws_vpn_gateway.x": {} });
  expect(told.map(({ address, onlyByRoute }) => [address, onlyByRoute])).toEqual([
    ["aws_vpc_peering_connection.x", true],
    ["aws_vpn_gateway.x", undefined],
  ]);
});
