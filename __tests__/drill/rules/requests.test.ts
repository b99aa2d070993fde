import { add, all, type Change, linesAfter, set } from "./support/changed-stack";

const LB = "aws_lb.web_balancer";
const INNER = "aws_lb.backend_balancer";
const HTTPS = "aws_lb_listener.web_balancer_https";
const GROUP = "aws_lb_target_group.web_balancer";
const TEMPLATE = "aws_launch_template.web_group_template";
const PAGE = "aws_lb_listener_rule.page";

const script = (text: string): string => Buffer.from(`#!/bin/bash\n${text}\n`).toString("base64");

/** A rule of the outer listener. */
function rule(address: string, priority: number, pattern: string, action: object): Change {
  return add(address, {
    listener_arn: `\${${HTTPS}.arn}`,
    priority,
    condition: [{ path_pattern: { values: [pattern] } }],
    action: [action],
  });
}

const ANSWER = { type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "503" } };
const FORWARD = { type: "forward", target_group_arn: `\${${GROUP}.arn}` };

/** AWS asks for one healthy target where nothing is said. */
const healthy = (count: string, percent = "off"): Change =>
  set(`${GROUP}.target_group_health`, {
    dns_failover: { minimum_healthy_targets_count: count, minimum_healthy_targets_percentage: percent },
  });

describe("listeners", () => {
  it.each<[string, Change, readonly string[]]>([
    ["a page for everybody", rule(PAGE, 1, "/*", ANSWER), [`listener-rule fails ${PAGE}`]],
    ["a page for one path", rule(PAGE, 1, "/robots.txt", ANSWER), []],
    ["every path to the fleet", rule(PAGE, 1, "*", FORWARD), []],
    [
      "a page for what no rule before it takes",
      all(rule("aws_lb_listener_rule.paths", 1, "/app/*", FORWARD), rule(PAGE, 2, "/*", ANSWER)),
      [],
    ],
    [
      "a page before the rules that forward",
      all(rule("aws_lb_listener_rule.paths", 2, "/app/*", FORWARD), rule(PAGE, 1, "/*", ANSWER)),
      [`listener-rule fails ${PAGE}`],
    ],
    ["no certificate", set(`${HTTPS}.certificate_arn`, undefined), [`listener-certificate fails ${HTTPS}`]],
    [
      "a certificate of its own",
      all(
        add("aws_acm_certificate.own", { domain_name: "example.org" }),
        set(`${HTTPS}.certificate_arn`, "${aws_acm_certificate.own.arn}"),
      ),
      [],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("balancers", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "no public IPv4",
      set(`${LB}.ip_address_type`, "dualstack-without-public-ipv4"),
      [`balancer-address-type fails ${LB}`],
    ],
    [
      "IPv6 alone, with blocks for it",
      all(
        set(`${LB}.ip_address_type`, "dualstack-without-public-ipv4"),
        set("aws_subnet.public_us_east_1a.ipv6_cidr_block", "2600:db8::/64"),
        set("aws_subnet.public_us_east_1b.ipv6_cidr_block", "2600:db8:0:1::/64"),
      ),
      [`balancer-address-type degrades ${LB}`],
    ],
    ["both kinds of addresses", set(`${LB}.ip_address_type`, "dualstack"), []],
    [
      "no node in a zone of its targets",
      all(
        add("aws_subnet.third", {
          vpc_id: "${aws_vpc.network.id}",
          availability_zone: "us-east-1c",
          cidr_block: "10.20.80.0/21",
        }),
        add("aws_route_table_association.third", {
          subnet_id: "${aws_subnet.third.id}",
          route_table_id: "${aws_route_table.web_us_east_1a.id}",
        }),
        set("aws_autoscaling_group.web_group.vpc_zone_identifier", [
          "${aws_subnet.web_us_east_1a.id}",
          "${aws_subnet.web_us_east_1b.id}",
          "${aws_subnet.third.id}",
        ]),
      ),
      [
        `balancer-zones degrades ${LB}`,
        ...["ec2messages", "kms", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages"].map(
          (service) => `endpoint-zones degrades aws_vpc_endpoint.endpoints_${service}`,
        ),
      ],
    ],
    [
      "an inner balancer in the public layer",
      set(`${INNER}.subnets`, ["${aws_subnet.public_us_east_1a.id}", "${aws_subnet.public_us_east_1b.id}"]),
      [`balancer-exposure degrades ${INNER}`],
    ],
    [
      "a network balancer",
      all(
        set(`${INNER}.load_balancer_type`, "network"),
        set("aws_lb_listener.backend_balancer_http.protocol", "TCP"),
        set("aws_lb_target_group.backend_balancer.protocol", "TCP"),
      ),
      [`cross-zone degrades ${INNER}`],
    ],
    [
      "a network balancer that sends to every zone",
      all(
        set(`${INNER}.load_balancer_type`, "network"),
        set(`${INNER}.enable_cross_zone_load_balancing`, true),
        set("aws_lb_listener.backend_balancer_http.protocol", "TCP"),
        set("aws_lb_target_group.backend_balancer.protocol", "TCP"),
      ),
      [],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("target groups", () => {
  it.each<[string, Change, readonly string[]]>([
    ["HTTP/2", set(`${GROUP}.protocol_version`, "HTTP2"), [`target-protocol-version fails ${GROUP}`]],
    [
      "HTTP/2 to who speaks it",
      all(
        set(`${GROUP}.protocol_version`, "HTTP2"),
        set(`${TEMPLATE}.user_data`, script("server {\n  listen 8080;\n  http2 on;\n}")),
      ),
      [],
    ],
    [
      "HTTP/2 to a server that is not read",
      all(set(`${GROUP}.protocol_version`, "HTTP2"), set(`${TEMPLATE}.user_data`, script("run-the-server"))),
      [],
    ],
    ["two healthy targets", healthy("2"), [`target-group-health degrades ${GROUP}`]],
    ["two thirds healthy", healthy("1", "66"), [`target-group-health degrades ${GROUP}`]],
    ["half of them healthy", healthy("1", "50"), []],
    ["two of four", all(healthy("2"), set("aws_autoscaling_group.web_group.min_size", 4)), []],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});
