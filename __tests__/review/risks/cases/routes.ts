import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const BALANCER = "aws_lb.backend_balancer";

export const ROUTES_CASES: readonly RiskCase[] = [
  {
    id: "inner-route-to-internet",
    fires: [
      {
        label: "of a tier of ours",
        changes: change("aws_route.backend_us_east_1a", "create", {
          destination_cidr_block: [undefined, "0.0.0.0/0"],
          gateway_id: [undefined, "igw-1"],
          network_interface_id: [undefined, UNKNOWN],
        }),
        risks: [
          "critical aws_route.backend_us_east_1a destination_cidr_block: a route to 0.0.0.0/0 leads to an internet gateway: what lies in its subnets can be reached from everywhere",
        ],
      },
      {
        label: "of the sixth version",
        changes: change("aws_route.private", "create", {
          destination_ipv6_cidr_block: [undefined, "::/0"],
          gateway_id: [undefined, "igw-1"],
        }),
        risks: [
          "critical aws_route.private destination_ipv6_cidr_block: a route to ::/0 leads to an internet gateway: what lies in its subnets can be reached from everywhere",
        ],
      },
      {
        label: "in a table",
        changes: change("aws_route_table.database", "update", {
          "route.0.cidr_block": [undefined, "0.0.0.0/0"],
          "route.0.gateway_id": [undefined, "igw-1"],
        }),
        risks: [
          "critical aws_route_table.database route.cidr_block: a route to 0.0.0.0/0 leads to an internet gateway: what lies in its subnets can be reached from everywhere",
        ],
      },
      {
        label: "over the internet gateway instead of NAT",
        changes: change(
          "aws_route.web_us_east_1a",
          "update",
          { gateway_id: [null, "igw-1"], nat_gateway_id: ["nat-1", null] },
          { unchanged: { destination_cidr_block: "0.0.0.0/0" } },
        ),
        risks: [
          "critical aws_route.web_us_east_1a gateway_id: a route to 0.0.0.0/0 leads to an internet gateway: what lies in its subnets can be reached from everywhere",
        ],
      },
      {
        label: "of a table whose side its name does not tell",
        changes: change("aws_route.main", "create", {
          destination_cidr_block: [undefined, "0.0.0.0/0"],
          gateway_id: [undefined, "igw-1"],
        }),
        risks: [
          "high aws_route.main destination_cidr_block: a route to 0.0.0.0/0 leads to an internet gateway; whether inner subnets use it cannot be told",
        ],
      },
      {
        label: "by another table",
        changes: change("aws_route_table_association.database_us_east_1a", "update", {
          route_table_id: ["rtb-1", "rtb-2"],
        }),
        risks: [
          "medium aws_route_table_association.database_us_east_1a route_table_id: route_table_id goes from rtb-1 to rtb-2: whether the new table leads to the internet cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "to a gateway that is made now",
        changes: change("aws_route.backend_us_east_1a", "create", {
          destination_cidr_block: [undefined, "0.0.0.0/0"],
          gateway_id: [undefined, UNKNOWN],
        }),
        risks: [
          "high aws_route.backend_us_east_1a destination_cidr_block: a route to 0.0.0.0/0 leads to a gateway; its target cannot be told",
        ],
      },
      {
        label: "hidden",
        changes: change("aws_route.backend_us_east_1a", "update", {
          destination_cidr_block: [HIDDEN, HIDDEN],
          gateway_id: [HIDDEN, HIDDEN],
        }),
        risks: [
          "medium aws_route.backend_us_east_1a destination_cidr_block: a route leads to a gateway; its destination and its target cannot be told",
        ],
      },
      {
        label: "another table that is made now",
        changes: change("aws_route_table_association.database_us_east_1a", "update", {
          route_table_id: ["rtb-1", UNKNOWN],
        }),
        risks: [
          "medium aws_route_table_association.database_us_east_1a route_table_id: route_table_id goes from rtb-1 to a value known only after the apply: what that changes cannot be told, nor whether the new table leads to the internet",
        ],
      },
    ],
    quiet: [
      [
        "of the balancer's subnets",
        change("aws_route.public", "create", {
          destination_cidr_block: [undefined, "0.0.0.0/0"],
          gateway_id: [undefined, "igw-1"],
        }),
      ],
      [
        "through NAT",
        change("aws_route.web_us_east_1a", "create", {
          destination_cidr_block: [undefined, "0.0.0.0/0"],
          nat_gateway_id: [undefined, UNKNOWN],
          network_interface_id: [undefined, UNKNOWN],
        }),
      ],
      [
        "to another network",
        change("aws_route.backend_us_east_1a", "create", {
          destination_cidr_block: [undefined, "10.9.0.0/16"],
          gateway_id: [undefined, "vgw-1"],
        }),
      ],
      [
        "gone",
        change("aws_route.backend_us_east_1a", "delete", {
          destination_cidr_block: ["0.0.0.0/0", undefined],
          gateway_id: ["igw-1", undefined],
        }),
      ],
      [
        "of a table, gone",
        change("aws_route_table.database", "update", {
          "route.0.cidr_block": ["0.0.0.0/0", undefined],
          "route.0.gateway_id": ["igw-1", undefined],
        }),
      ],
      [
        "a new association",
        change("aws_route_table_association.web_us_east_1c", "create", {
          route_table_id: [undefined, UNKNOWN],
        }),
      ],
    ],
  },
  {
    id: "balancer-made-public",
    fires: [
      {
        label: "replaced by a public one",
        changes: change(
          BALANCER,
          "replace-delete-first",
          { internal: [true, false] },
          { replacePaths: [["internal"]] },
        ),
        risks: [
          "critical aws_lb.backend_balancer internal: internal goes from true to false: it gets addresses of the internet",
        ],
      },
      {
        label: "created public",
        changes: change(BALANCER, "create", { internal: [undefined, false] }),
        risks: [
          "high aws_lb.backend_balancer internal: internal is false, and its name says that it is of the inside",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change("aws_lb.main", "replace-create-first", { internal: [true, UNKNOWN] }),
        risks: [
          "high aws_lb.main internal: internal goes from true to a value known only after the apply: what that changes cannot be told; at worst, it gets addresses of the internet",
        ],
      },
      {
        label: "hidden",
        changes: change("aws_lb.main", "replace-create-first", { internal: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_lb.main internal: internal changes and is hidden: what that changes cannot be told; at worst, it gets addresses of the internet",
        ],
      },
    ],
    quiet: [
      ["made inner", change("aws_lb.main", "replace-create-first", { internal: [false, true] })],
      ["a new public one", change("aws_lb.web_balancer", "create", { internal: [undefined, false] })],
      ["a new inner one", change(BALANCER, "create", { internal: [undefined, true] })],
    ],
  },
  {
    id: "public-addresses",
    fires: [
      {
        label: "an instance",
        changes: change("aws_instance.one", "replace-create-first", {
          associate_public_ip_address: [false, true],
        }),
        risks: [
          "high aws_instance.one associate_public_ip_address: associate_public_ip_address goes from false to true: new instances can be addressed from the internet",
        ],
      },
      {
        label: "a subnet",
        changes: change("aws_subnet.web_a", "update", { map_public_ip_on_launch: [false, true] }),
        risks: [
          "high aws_subnet.web_a map_public_ip_on_launch: map_public_ip_on_launch goes from false to true: new instances can be addressed from the internet",
        ],
      },
      {
        label: "a template",
        changes: change("aws_launch_template.web_group_template", "update", {
          "network_interfaces.0.associate_public_ip_address": ["false", "true"],
        }),
        risks: [
          "high aws_launch_template.web_group_template network_interfaces.associate_public_ip_address: network_interfaces.associate_public_ip_address goes from false to true: new instances can be addressed from the internet",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change("aws_subnet.web_a", "update", { map_public_ip_on_launch: [false, UNKNOWN] }),
        risks: [
          "high aws_subnet.web_a map_public_ip_on_launch: map_public_ip_on_launch goes from false to a value known only after the apply: what that changes cannot be told; at worst, new instances can be addressed from the internet",
        ],
      },
      {
        label: "hidden",
        changes: change("aws_subnet.web_a", "update", { map_public_ip_on_launch: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_subnet.web_a map_public_ip_on_launch: map_public_ip_on_launch changes and is hidden: what that changes cannot be told; at worst, new instances can be addressed from the internet",
        ],
      },
    ],
    quiet: [
      ["none any more", change("aws_subnet.web_a", "update", { map_public_ip_on_launch: [true, false] })],
      [
        "a new public subnet",
        change("aws_subnet.public_a", "create", { map_public_ip_on_launch: [undefined, true] }),
      ],
    ],
  },
];
