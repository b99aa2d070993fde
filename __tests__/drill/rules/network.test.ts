import { add, all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const DATABASE = "aws_security_group.database";
const SUBNET = "aws_subnet.database_us_east_1a";
const S3 = "aws_vpc_endpoint.endpoints_s3";
const SSM = "aws_vpc_endpoint.endpoints_ssm";

const ACL = "aws_network_acl.database";

/** An inline entry that allows TCP from and to the network; JSON names every attribute. */
function entry(from: number, to: number) {
  return {
    rule_no: 100,
    action: "allow",
    protocol: "tcp",
    cidr_block: "10.20.0.0/16",
    from_port: from,
    to_port: to,
    icmp_code: null,
    icmp_type: null,
    ipv6_cidr_block: null,
  };
}

/** Both subnets of the database behind an access list that lets queries in. */
function acl({ egress }: { readonly egress: readonly object[] }): Change {
  return add(ACL, {
    vpc_id: "${aws_vpc.network.id}",
    subnet_ids: ["${aws_subnet.database_us_east_1a.id}", "${aws_subnet.database_us_east_1b.id}"],
    ingress: [entry(3307, 3307)],
    egress,
  });
}

describe("flows", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "the database does not let the backend in",
      remove(`${INGRESS}.backend_to_database_3307_ingress`),
      [
        `half-open-flow degrades ${EGRESS}.backend_to_database_3307_egress`,
        "request-flow fails aws_db_instance.database",
        `request-flow fails ${DATABASE}`,
      ],
    ],
    [
      "the balancer does not let out",
      remove(`${EGRESS}.web_balancer_to_web_8080_egress`),
      [
        `half-open-flow degrades ${INGRESS}.web_balancer_to_web_8080_ingress`,
        "request-flow fails aws_security_group.web_balancer",
      ],
    ],
    [
      "everybody to the database",
      add(`${INGRESS}.open`, {
        security_group_id: `\${${DATABASE}.id}`,
        ip_protocol: "tcp",
        from_port: 3307,
        to_port: 3307,
        cidr_ipv4: "0.0.0.0/0",
      }),
      [`open-group degrades ${INGRESS}.open`],
    ],
    [
      "the own network to the database",
      add(`${INGRESS}.own`, {
        security_group_id: `\${${DATABASE}.id}`,
        ip_protocol: "tcp",
        from_port: 3307,
        to_port: 3307,
        cidr_ipv4: "10.20.0.0/16",
      }),
      [],
    ],
    [
      "everything to the balancer",
      add(`${INGRESS}.all`, {
        security_group_id: "${aws_security_group.web_balancer.id}",
        ip_protocol: "-1",
        cidr_ipv4: "0.0.0.0/0",
      }),
      [`balancer-open-ports degrades ${INGRESS}.all`],
    ],
    [
      "everything out",
      add(`${EGRESS}.all`, {
        security_group_id: "${aws_security_group.web.id}",
        ip_protocol: "-1",
        cidr_ipv4: "0.0.0.0/0",
      }),
      [`open-egress degrades ${EGRESS}.all`],
    ],
    [
      "a default group with rules",
      set("aws_default_security_group.network.ingress", [
        { protocol: "-1", from_port: 0, to_port: 0, self: true },
      ]),
      ["default-security-group degrades aws_default_security_group.network"],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("subnets, routes and endpoints", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "a route of the database to the internet",
      add("aws_route.leak", {
        route_table_id: "${aws_route_table.database_us_east_1a.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.network.id}",
      }),
      ["inner-subnet-route degrades aws_route.leak", `inner-subnet-route degrades ${SUBNET}`],
    ],
    [
      "a database subnet on the public table",
      set("aws_route_table_association.database_us_east_1a.route_table_id", "${aws_route_table.public.id}"),
      [`inner-subnet-route degrades ${SUBNET}`],
    ],
    [
      "public addresses",
      set(`${SUBNET}.map_public_ip_on_launch`, true),
      [`subnet-public-ip degrades ${SUBNET}`],
    ],
    [
      "no route table",
      remove("aws_route_table_association.database_us_east_1a"),
      [`subnet-route-table degrades ${SUBNET}`],
    ],
    [
      "an endpoint in one zone",
      set(`${SSM}.subnet_ids`, ["${aws_subnet.backend_us_east_1a.id}"]),
      [`endpoint-zones degrades ${SSM}`],
    ],
    ["an endpoint without names", set(`${SSM}.private_dns_enabled`, false), [`endpoint-dns degrades ${SSM}`]],
    [
      "an endpoint in the wrong group",
      set(`${SSM}.security_group_ids`, [`\${${DATABASE}.id}`]),
      [`endpoint-reach degrades ${SSM}`],
    ],
    [
      "a fleet's subnet without the way to S3",
      remove("aws_vpc_endpoint_route_table_association.endpoints_s3_web_us_east_1a"),
      [
        "gateway-endpoint-routes degrades aws_subnet.web_us_east_1a",
        `gateway-endpoint-routes degrades ${S3}`,
      ],
    ],
    ["no DNS", set("aws_vpc.network.enable_dns_support", false), ["vpc-dns fails aws_vpc.network"]],
    ["no host names", set("aws_vpc.network.enable_dns_hostnames", false), ["vpc-dns fails aws_vpc.network"]],
    [
      "one NAT gateway for two zones, without a way out itself",
      all(
        add("aws_nat_gateway.only", { subnet_id: "${aws_subnet.backend_us_east_1a.id}" }),
        add("aws_route.out", {
          route_table_id: "${aws_route_table.web_us_east_1b.id}",
          destination_cidr_block: "0.0.0.0/0",
          nat_gateway_id: "${aws_nat_gateway.only.id}",
        }),
      ),
      [
        "nat-subnet fails aws_nat_gateway.only",
        "nat-zones degrades aws_nat_gateway.only",
        "nat-zones degrades aws_route.out",
      ],
    ],
    ["an access list without answers", acl({ egress: [entry(3307, 3307)] }), [`acl-answers fails ${ACL}`]],
    [
      "an access list with a part of the answers",
      acl({ egress: [entry(1024, 50_000)] }),
      [`acl-answers fails ${ACL}`],
    ],
    ["an access list with every answer", acl({ egress: [entry(1024, 65_535)] }), []],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("a way that is shut", () => {
  it("has one finding a way, at its nearest setting", () => {
    const change = set("aws_lb.backend_balancer.security_groups", ["${aws_security_group.web_balancer.id}"]);
    const lines = linesAfter(change).filter((line) => line.startsWith("request-flow"));
    expect(lines).toEqual([
      // The group of another tier: its rules are told there, and the fleet's are right.
      "request-flow fails aws_lb.backend_balancer",
      "request-flow fails aws_security_group.web_balancer",
    ]);
  });

  it("is not told of the way from a balancer's own targets", () => {
    const lines = linesAfter(set("aws_lb_listener.backend_balancer_http.port", 8081));
    expect(lines.filter((line) => line.endsWith("aws_security_group.backend"))).toEqual([]);
    expect(lines).toContain("request-flow fails aws_lb.backend_balancer");
  });
});

describe("groups of several tiers", () => {
  it("are named once", () => {
    const change = set("aws_db_instance.database.vpc_security_group_ids", [
      "${aws_security_group.backend.id}",
    ]);
    expect(linesAfter(change).filter((line) => line.startsWith("shared-group"))).toEqual([
      "shared-group degrades aws_security_group.backend",
    ]);
  });

  it("are open for what the outer of two balancers is for, and that is told of neither", () => {
    const change = set("aws_lb.backend_balancer.security_groups", ["${aws_security_group.web_balancer.id}"]);
    const lines = linesAfter(change).filter((line) =>
      /^(?:shared-group|open-group|balancer-open)/u.test(line),
    );
    expect(lines).toEqual(["shared-group degrades aws_security_group.web_balancer"]);
  });
});

describe("a fleet in the target group of another", () => {
  it("is what is wrong, not the rules that keep requests from it", () => {
    const change = set("aws_autoscaling_group.web_group.target_group_arns", [
      "${aws_lb_target_group.backend_balancer.arn}",
    ]);
    expect(linesAfter(change)).toEqual([
      "request-flow fails aws_autoscaling_group.web_group",
      "target-group-empty fails aws_lb_target_group.web_balancer",
    ]);
  });
});
