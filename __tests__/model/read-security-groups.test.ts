import { readTopology } from "../../src/model/read-topology";
import type { FlowRule, Told } from "../../src/model/topology";
import { among, graphOf, ref, text, unknown } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

/** The rules of `aws_security_group.web` as "protocol ports peer (address)". */
function rulesOf(resources: Resources): { readonly ingress: unknown; readonly egress: unknown } {
  const group = readTopology(graphOf(resources)).securityGroups.find(
    ({ address }) => address === "aws_security_group.web",
  );
  return { ingress: shortly(group?.ingress), egress: shortly(group?.egress) };
}

function shortly(rules: Told<readonly FlowRule[]> | undefined): unknown {
  return rules?.known === true ? rules.value.map(oneShortly) : said(rules);
}

function oneShortly({ address, protocol, ports, peer }: FlowRule): string {
  const range = said(ports);
  const shown = typeof range === "object" ? `${range.from}-${range.to}` : range;
  const from =
    peer.kind === "cidr"
      ? peer.cidr
      : peer.kind === "group"
        ? peer.address
        : peer.kind === "unknown"
          ? `? ${peer.because}`
          : `list ${peer.id}`;
  return `${said(protocol) ?? ""} ${shown ?? ""} ${from} (${address})`;
}

const WEB = { "aws_security_group.web": { vpc_id: ref("aws_vpc.main.id") } };
const APP = { "aws_security_group.app": {} };

test.each<[string, Resources, ReturnType<typeof rulesOf>]>([
  ["nothing is said: nothing enters, and under Terraform nothing leaves", WEB, { ingress: [], egress: [] }],
  [
    "rules inside the group, one for each peer",
    {
      ...APP,
      "aws_security_group.web": {
        ingress: [
          {
            from_port: 80,
            to_port: 81,
            protocol: "TCP",
            cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"],
            ipv6_cidr_blocks: ["::/0"],
            prefix_list_ids: ["pl-1"],
            security_groups: [ref("aws_security_group.app.id"), "sg-other"],
            self: true,
          },
        ],
        egress: { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"] },
      },
    },
    {
      ingress: [
        "tcp 80-81 0.0.0.0/0 (aws_security_group.web)",
        "tcp 80-81 10.0.0.0/8 (aws_security_group.web)",
        "tcp 80-81 ::/0 (aws_security_group.web)",
        "tcp 80-81 aws_security_group.app (aws_security_group.web)",
        "tcp 80-81 aws_security_group.web (aws_security_group.web)",
        "tcp 80-81 sg-other (aws_security_group.web)",
        "tcp 80-81 list pl-1 (aws_security_group.web)",
      ],
      egress: ["-1 0-65535 0.0.0.0/0 (aws_security_group.web)"],
    },
  ],
  [
    "rules of the older kind",
    {
      ...WEB,
      ...APP,
      "aws_security_group_rule.in": {
        type: "ingress",
        security_group_id: ref("aws_security_group.web.id"),
        source_security_group_id: ref("aws_security_group.app.id"),
        protocol: "6",
        from_port: "443",
        to_port: "443",
      },
      "aws_security_group_rule.self": {
        type: "ingress",
        security_group_id: ref("aws_security_group.web.id"),
        self: true,
        protocol: "all",
        from_port: 0,
        to_port: 0,
      },
      "aws_security_group_rule.out": {
        type: "egress",
        security_group_id: ref("aws_security_group.web.id"),
        cidr_blocks: [ref("aws_vpc.main.cidr_block")],
        prefix_list_ids: [ref("aws_vpc_endpoint.s3.prefix_list_id")],
        protocol: "udp",
        from_port: 53,
        to_port: 53,
      },
      "aws_vpc.main": { cidr_block: "10.0.0.0/16" },
      "aws_vpc_endpoint.s3": { service_name: "com.amazonaws.us-east-1.s3" },
    },
    {
      ingress: [
        "tcp 443-443 aws_security_group.app (aws_security_group_rule.in)",
        "-1 0-65535 aws_security_group.web (aws_security_group_rule.self)",
      ],
      egress: [
        "udp 53-53 10.0.0.0/16 (aws_security_group_rule.out)",
        "udp 53-53 list com.amazonaws.us-east-1.s3 (aws_security_group_rule.out)",
      ],
    },
  ],
  [
    "rules of the newer kind",
    {
      ...WEB,
      "aws_vpc_security_group_ingress_rule.in": {
        security_group_id: ref("aws_security_group.web.id"),
        referenced_security_group_id: ref("aws_security_group.web.id"),
        ip_protocol: "tcp",
        from_port: 1,
        to_port: 2,
      },
      "aws_vpc_security_group_ingress_rule.v6": {
        security_group_id: ref("aws_security_group.web.id"),
        cidr_ipv6: "::/0",
        ip_protocol: "icmpv6",
        from_port: -1,
        to_port: -1,
      },
      "aws_vpc_security_group_egress_rule.s3": {
        security_group_id: ref("aws_security_group.web.id"),
        prefix_list_id: ref("data.aws_ec2_managed_prefix_list.s3.id"),
        ip_protocol: "-1",
      },
      "data.aws_ec2_managed_prefix_list.s3": { name: "com.amazonaws.us-east-1.s3" },
    },
    {
      ingress: [
        "tcp 1-2 aws_security_group.web (aws_vpc_security_group_ingress_rule.in)",
        "icmpv6 0-65535 ::/0 (aws_vpc_security_group_ingress_rule.v6)",
      ],
      egress: ["-1 0-65535 list com.amazonaws.us-east-1.s3 (aws_vpc_security_group_egress_rule.s3)"],
    },
  ],
  [
    "a state, in which the group repeats the rules that stand apart and has one by hand",
    {
      "aws_security_group.web": {
        id: "sg-1",
        ingress: [
          {
            from_port: 80,
            to_port: 80,
            protocol: "tcp",
            cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"],
            ipv6_cidr_blocks: [],
            prefix_list_ids: [],
            security_groups: [],
            self: false,
            description: "",
          },
          {
            from_port: 22,
            to_port: 22,
            protocol: "tcp",
            cidr_blocks: ["0.0.0.0/0"],
            security_groups: ["sg-1"],
            self: false,
          },
        ],
        egress: [{ from_port: 0, to_port: 0, protocol: "-1", prefix_list_ids: ["pl-63a5400a"] }],
      },
      "aws_vpc_endpoint.s3": {
        id: "vpce-1",
        service_name: "com.amazonaws.us-east-1.s3",
        prefix_list_id: "pl-63a5400a",
      },
      "aws_security_group_rule.in": {
        security_group_id: "sg-1",
        type: "ingress",
        from_port: 80,
        to_port: 80,
        protocol: "tcp",
        cidr_blocks: ["10.0.0.0/8"],
        self: false,
      },
      "aws_vpc_security_group_egress_rule.s3": {
        security_group_id: "sg-1",
        ip_protocol: "-1",
        prefix_list_id: "pl-63a5400a",
      },
    },
    {
      ingress: [
        "tcp 22-22 0.0.0.0/0 (aws_security_group.web)",
        "tcp 22-22 aws_security_group.web (aws_security_group.web)",
        "tcp 80-80 0.0.0.0/0 (aws_security_group.web)",
        "tcp 80-80 10.0.0.0/8 (aws_security_group_rule.in)",
      ],
      egress: ["-1 0-65535 list com.amazonaws.us-east-1.s3 (aws_vpc_security_group_egress_rule.s3)"],
    },
  ],
  [
    "a rule of nobody knows which group: of none everything is told",
    {
      ...WEB,
      "aws_vpc_security_group_ingress_rule.x": { security_group_id: unknown("it is a local value") },
    },
    { ingress: "? aws_vpc_security_group_ingress_rule.x.security_group_id: it is a local value", egress: [] },
  ],
  [
    "a rule of another group, and of somebody else's",
    {
      ...WEB,
      "aws_security_group.b": {},
      "aws_security_group.c": {},
      "aws_vpc_security_group_ingress_rule.x": {
        security_group_id: among("aws_security_group.b", "aws_security_group.c"),
      },
      "aws_vpc_security_group_ingress_rule.y": { security_group_id: "sg-other" },
    },
    { ingress: [], egress: [] },
  ],
  [
    "rules inside that cannot be told, and values that cannot",
    {
      "aws_security_group.web": {
        ingress: unknown("a dynamic block"),
        egress: [
          {
            protocol: unknown("p"),
            from_port: 1,
            to_port: unknown("q"),
            cidr_blocks: [text(ref("aws_eip.x.public_ip"), "/32")],
          },
        ],
      },
    },
    {
      ingress: "? aws_security_group.web.ingress: a dynamic block",
      egress: [
        "? aws_security_group.web.egress[0].protocol: p ? aws_security_group.web.egress[0].to_port: q ? aws_security_group.web.egress[0].cidr_blocks is put together of values that are known after the apply (aws_security_group.web)",
      ],
    },
  ],
])("security groups: %s", (_, resources, expected) => {
  expect(rulesOf(resources)).toEqual(expected);
});

test("the default group of a VPC, with a rule that is put into it by the VPC's name for it", () => {
  const { securityGroups } = readTopology(
    graphOf({
      "aws_vpc.main": {},
      "aws_default_security_group.main": { vpc_id: ref("aws_vpc.main.id") },
      "aws_vpc_security_group_egress_rule.out": {
        security_group_id: ref("aws_vpc.main.default_security_group_id"),
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "-1",
      },
    }),
  );
  expect(securityGroups.map(({ address, egress }) => [address, shortly(egress)])).toEqual([
    ["aws_default_security_group.main", ["-1 0-65535 0.0.0.0/0 (aws_vpc_security_group_egress_rule.out)"]],
  ]);
});

test("a group that is looked up has rules that nobody tells", () => {
  const [group] = readTopology(graphOf({ "data.aws_security_group.x": { id: "sg-1" } })).securityGroups;
  expect(said(group?.ingress)).toBe(
    "? the rules of data.aws_security_group.x are not part of this configuration",
  );
});
