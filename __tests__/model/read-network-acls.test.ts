import { readTopology } from "../../src/model/read-topology";
import type { AclRule, Told } from "../../src/model/topology";
import { among, graphOf, ref, unknown } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

const NETWORK: Resources = { "aws_vpc.main": {}, "aws_subnet.a": { vpc_id: ref("aws_vpc.main.id") } };

function rulesOf(told: Told<readonly AclRule[]> | undefined): unknown {
  return told?.known === true
    ? told.value.map(
        ({ number, allow, protocol, ports, cidr, address }) =>
          `${number} ${allow ? "allow" : "deny"} ${protocol} ${ports.from}-${ports.to} ${cidr} (${address})`,
      )
    : said(told);
}

test.each<[string, Resources, string]>([
  ["none: AWS's default list", {}, "default"],
  [
    "a list that names the subnet",
    { "aws_network_acl.x": { subnet_ids: [ref("aws_subnet.a.id")] } },
    "aws_network_acl.x",
  ],
  [
    "an association",
    {
      "aws_network_acl.x": {},
      "aws_network_acl_association.x": {
        subnet_id: ref("aws_subnet.a.id"),
        network_acl_id: ref("aws_network_acl.x.id"),
      },
    },
    "aws_network_acl.x",
  ],
  [
    "the default list, adopted",
    { "aws_default_network_acl.x": { default_network_acl_id: ref("aws_vpc.main.default_network_acl_id") } },
    "aws_default_network_acl.x",
  ],
  ["a list of other subnets", { "aws_network_acl.x": { subnet_ids: ["subnet-other"] } }, "default"],
  [
    "a list of nobody knows which subnets",
    { "aws_network_acl.x": { subnet_ids: unknown("it is a local value") } },
    "? aws_network_acl.x.subnet_ids: it is a local value",
  ],
  [
    "an association of one of several subnets",
    { "aws_network_acl_association.x": { subnet_id: among("aws_subnet.a"), network_acl_id: "acl-1" } },
    "? aws_network_acl_association.x.subnet_id: some of aws_subnet.a",
  ],
])("the list of a subnet: %s", (_, resources, expected) => {
  const [subnet] = readTopology(graphOf({ ...NETWORK, ...resources })).subnets;
  expect(said(subnet?.acl)).toBe(expected);
});

test("rules inside and apart, in the order of their numbers, once each", () => {
  const { networkAcls } = readTopology(
    graphOf({
      "aws_network_acl.x": {
        id: "acl-1",
        ingress: [
          { rule_no: 200, action: "deny", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" },
          {
            rule_no: 100,
            action: "allow",
            protocol: "6",
            from_port: 443,
            to_port: 443,
            cidr_block: "10.0.0.0/8",
          },
          {
            rule_no: 100,
            action: "allow",
            protocol: "6",
            from_port: 443,
            to_port: 443,
            ipv6_cidr_block: "::/0",
          },
        ],
      },
      "aws_network_acl_rule.in": {
        network_acl_id: "acl-1",
        rule_number: 100,
        rule_action: "ALLOW",
        protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_block: "10.0.0.0/8",
      },
      "aws_network_acl_rule.ping": {
        network_acl_id: "acl-1",
        egress: true,
        rule_number: 100,
        rule_action: "allow",
        protocol: "icmp",
        icmp_type: 8,
        icmp_code: 0,
        cidr_block: "0.0.0.0/0",
      },
    }),
  );
  expect(networkAcls.map((acl) => [acl.address, rulesOf(acl.ingress), rulesOf(acl.egress)])).toEqual([
    [
      "aws_network_acl.x",
      [
        "100 allow tcp 443-443 10.0.0.0/8 (aws_network_acl_rule.in)",
        "100 allow tcp 443-443 ::/0 (aws_network_acl.x)",
        "200 deny -1 0-65535 0.0.0.0/0 (aws_network_acl.x)",
      ],
      ["100 allow icmp 8-8 0.0.0.0/0 (aws_network_acl_rule.ping)"],
    ],
  ]);
});

test.each<[string, Resources, readonly unknown[]]>([
  ["no rules: everything is denied", { "aws_network_acl.x": {} }, [[], []]],
  [
    "a rule that cannot be told: its direction cannot either",
    {
      "aws_network_acl.x": {
        ingress: {
          rule_no: 1,
          action: "allow",
          protocol: "tcp",
          from_port: unknown("p"),
          to_port: 1,
          cidr_block: "0.0.0.0/0",
        },
      },
    },
    ["? aws_network_acl.x.ingress[0].from_port: p", []],
  ],
  [
    "a rule of nobody knows which list",
    { "aws_network_acl.x": {}, "aws_network_acl_rule.y": { network_acl_id: unknown("it is a local value") } },
    Array(2).fill("? aws_network_acl_rule.y.network_acl_id: it is a local value"),
  ],
])("rules: %s", (_, resources, expected) => {
  const [acl] = readTopology(graphOf(resources)).networkAcls;
  expect([rulesOf(acl?.ingress), rulesOf(acl?.egress)]).toEqual(expected);
});
