import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const RULE = "aws_vpc_security_group_ingress_rule.office";
const GROUP = "aws_security_group.web";

export const GROUPS_CASES: readonly RiskCase[] = [
  {
    id: "group-opened",
    fires: [
      {
        label: "for administrators",
        changes: change(RULE, "create", {
          cidr_ipv4: [undefined, "0.0.0.0/0"],
          from_port: [undefined, 22],
          to_port: [undefined, 22],
          ip_protocol: [undefined, "tcp"],
        }),
        risks: [
          "critical aws_vpc_security_group_ingress_rule.office cidr_ipv4: cidr_ipv4 becomes 0.0.0.0/0: everybody reaches port 22",
        ],
      },
      {
        label: "for the web",
        changes: change(
          "aws_vpc_security_group_ingress_rule.internet_to_web_balancer_443_ingress",
          "create",
          {
            cidr_ipv4: [undefined, "0.0.0.0/0"],
            from_port: [undefined, 443],
            to_port: [undefined, 443],
            ip_protocol: [undefined, "tcp"],
          },
        ),
        risks: [
          "medium aws_vpc_security_group_ingress_rule.internet_to_web_balancer_443_ingress cidr_ipv4: cidr_ipv4 becomes 0.0.0.0/0: everybody reaches port 443",
        ],
      },
      {
        label: "for the web, to the inside",
        changes: change("aws_vpc_security_group_ingress_rule.backend", "create", {
          cidr_ipv4: [undefined, "0.0.0.0/0"],
          from_port: [undefined, 443],
          to_port: [undefined, 443],
          ip_protocol: [undefined, "tcp"],
        }),
        risks: [
          "critical aws_vpc_security_group_ingress_rule.backend cidr_ipv4: cidr_ipv4 becomes 0.0.0.0/0: everybody reaches port 443",
        ],
      },
      {
        label: "on every port",
        changes: change(
          RULE,
          "update",
          { cidr_ipv6: [null, "::/0"], cidr_ipv4: ["10.0.0.0/8", null] },
          { unchanged: { ip_protocol: "-1" } },
        ),
        risks: [
          "critical aws_vpc_security_group_ingress_rule.office cidr_ipv6: cidr_ipv6 becomes ::/0: everybody reaches every port",
        ],
      },
      {
        label: "on ports that were not kept",
        changes: change(RULE, "update", { cidr_ipv4: ["10.0.0.0/8", "0.0.0.0/0"] }),
        risks: [
          "high aws_vpc_security_group_ingress_rule.office cidr_ipv4: cidr_ipv4 becomes 0.0.0.0/0: everybody reaches it, on which port cannot be told",
        ],
      },
      {
        label: "in two halves",
        changes: change(
          "aws_security_group_rule.office",
          "replace-delete-first",
          { "cidr_blocks.0": ["10.0.0.0/8", "0.0.0.0/1"], "cidr_blocks.1": [undefined, "128.0.0.0/1"] },
          { unchanged: { type: "ingress", protocol: "tcp", from_port: 8080, to_port: 8090 } },
        ),
        risks: [
          "high aws_security_group_rule.office cidr_blocks: cidr_blocks becomes 0.0.0.0/1: everybody reaches ports 8080 to 8090",
          "high aws_security_group_rule.office cidr_blocks: cidr_blocks becomes 128.0.0.0/1: everybody reaches ports 8080 to 8090",
        ],
      },
      {
        label: "on another port of what is open",
        changes: change(
          RULE,
          "update",
          { from_port: [443, 3389], to_port: [443, 3389] },
          { unchanged: { cidr_ipv4: "0.0.0.0/0", ip_protocol: "tcp" } },
        ),
        risks: [
          "critical aws_vpc_security_group_ingress_rule.office cidr_ipv4: cidr_ipv4 becomes 0.0.0.0/0: everybody reaches port 3389",
        ],
      },
      {
        label: "within a group",
        changes: change(GROUP, "update", {
          "ingress.1.cidr_blocks.0": [undefined, "0.0.0.0/0"],
          "ingress.1.from_port": [undefined, 22],
          "ingress.1.to_port": [undefined, 22],
          "ingress.1.protocol": [undefined, "tcp"],
        }),
        risks: [
          "critical aws_security_group.web ingress.cidr_blocks: ingress.cidr_blocks becomes 0.0.0.0/0: everybody reaches port 22",
        ],
      },
    ],
    untold: [
      {
        label: "whom is known later",
        changes: change(RULE, "update", { cidr_ipv4: ["10.0.0.0/8", UNKNOWN] }),
        risks: [
          "high aws_vpc_security_group_ingress_rule.office cidr_ipv4: cidr_ipv4 becomes a value known only after the apply: whether that is everybody cannot be told",
        ],
      },
      {
        label: "whom is hidden",
        changes: change(RULE, "update", { cidr_ipv4: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_vpc_security_group_ingress_rule.office cidr_ipv4: cidr_ipv4 becomes a hidden value: whether that is everybody cannot be told",
        ],
      },
      {
        label: "which way is not kept",
        changes: change("aws_security_group_rule.office", "replace-delete-first", {
          "cidr_blocks.0": ["10.0.0.0/8", "0.0.0.0/0"],
        }),
        risks: [
          "high aws_security_group_rule.office cidr_blocks: cidr_blocks becomes 0.0.0.0/0: whether it lets in or out cannot be told",
        ],
      },
      {
        label: "rules of a group that are known later",
        changes: change(GROUP, "update", { ingress: [undefined, UNKNOWN] }),
        risks: [
          "high aws_security_group.web ingress: ingress becomes a value known only after the apply: whether that is everybody cannot be told",
        ],
      },
    ],
    quiet: [
      [
        "for a group",
        change(RULE, "create", {
          referenced_security_group_id: [undefined, UNKNOWN],
          from_port: [undefined, 8080],
        }),
      ],
      [
        "for an office",
        change(RULE, "create", { cidr_ipv4: [undefined, "198.51.100.0/24"], from_port: [undefined, 22] }),
      ],
      [
        "outwards",
        change("aws_security_group_rule.out", "create", {
          type: [undefined, "egress"],
          "cidr_blocks.0": [undefined, "0.0.0.0/0"],
        }),
      ],
      [
        "outwards, in a group",
        change(GROUP, "update", { "egress.0.cidr_blocks.0": [undefined, "0.0.0.0/0"] }),
      ],
      [
        "outwards, by a rule",
        change("aws_vpc_security_group_egress_rule.out", "create", { cidr_ipv4: [undefined, "0.0.0.0/0"] }),
      ],
      ["closed", change(RULE, "update", { cidr_ipv4: ["0.0.0.0/0", "10.0.0.0/8"] })],
      [
        "a new group, whose rules are resources of their own",
        change(GROUP, "create", { ingress: [undefined, UNKNOWN], egress: [undefined, UNKNOWN] }),
      ],
      [
        "a rule of a group that moves up",
        change(GROUP, "update", {
          "ingress.0.cidr_blocks.0": ["10.0.0.0/8", "0.0.0.0/0"],
          "ingress.0.from_port": [8080, 443],
          "ingress.0.to_port": [8080, 443],
          "ingress.0.protocol": ["tcp", "tcp"],
          "ingress.1.cidr_blocks.0": ["0.0.0.0/0", undefined],
          "ingress.1.from_port": [443, undefined],
          "ingress.1.to_port": [443, undefined],
          "ingress.1.protocol": ["tcp", undefined],
        }),
      ],
    ],
  },
];
