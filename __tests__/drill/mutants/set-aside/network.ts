import { aclRule } from "../acl-rule";
import type { Mutant } from "../mutant";
import { WEB, BACKEND, FLEETS, BACKEND_TEMPLATE, TEMPLATES, DATABASE } from "../names";
import { addResource, replaceText, set, unset } from "../operations";

const NAT_B = "aws_nat_gateway.nat_us_east_1b";
const privateNames: readonly Mutant[] = [
  {
    id: "secrets-endpoint-without-private-dns",
    class: "private names",
    operations: [set("aws_vpc_endpoint.endpoints_secretsmanager", [["private_dns_enabled"], false])],
    at: ["aws_vpc_endpoint.endpoints_secretsmanager", BACKEND, BACKEND_TEMPLATE],
    why: "Without private DNS the service's name resolves to public addresses, and no subnet of an instance has a route to them: a new instance cannot read its secret.",
  },
  {
    id: "network-without-dns-support",
    class: "private names",
    operations: [set("aws_vpc.network", [["enable_dns_support"], false])],
    at: ["aws_vpc.network"],
    concerns: [
      "aws_vpc_endpoint.endpoints_ec2messages",
      "aws_vpc_endpoint.endpoints_kms",
      "aws_vpc_endpoint.endpoints_logs",
      "aws_vpc_endpoint.endpoints_monitoring",
      "aws_vpc_endpoint.endpoints_secretsmanager",
      "aws_vpc_endpoint.endpoints_ssm",
      "aws_vpc_endpoint.endpoints_ssmmessages",
      ...FLEETS,
      ...TEMPLATES,
    ],
    why: "The VPC's resolver is off: neither the inner balancer's name, nor the database's, nor any endpoint's resolves.",
  },
  {
    id: "network-without-dns-hostnames",
    class: "private names",
    operations: [set("aws_vpc.network", [["enable_dns_hostnames"], false])],
    at: ["aws_vpc.network"],
    concerns: [
      "aws_vpc_endpoint.endpoints_ec2messages",
      "aws_vpc_endpoint.endpoints_kms",
      "aws_vpc_endpoint.endpoints_logs",
      "aws_vpc_endpoint.endpoints_monitoring",
      "aws_vpc_endpoint.endpoints_secretsmanager",
      "aws_vpc_endpoint.endpoints_ssm",
      "aws_vpc_endpoint.endpoints_ssmmessages",
      ...FLEETS,
      ...TEMPLATES,
    ],
    why: "Private DNS of interface endpoints needs both DNS attributes of the VPC; without it the services' names lead to the internet, which no instance reaches.",
  },
];

const natOutOfPlace: readonly Mutant[] = [
  {
    id: "nat-of-b-stands-in-zone-a",
    class: "NAT out of place",
    of: "prod with NAT",
    operations: [set(NAT_B, [["subnet_id"], "${aws_subnet.public_us_east_1a.id}"])],
    at: [NAT_B],
    concerns: ["aws_route.nat_us_east_1b_backend", "aws_route.nat_us_east_1b_web"],
    why: "A NAT gateway lives and dies with the zone of its subnet: zone b has no way out once zone a is lost.",
  },
  {
    id: "nat-in-a-subnet-without-a-way-out",
    class: "NAT out of place",
    of: "prod with NAT",
    operations: [set(NAT_B, [["subnet_id"], "${aws_subnet.database_us_east_1b.id}"])],
    at: [NAT_B],
    concerns: ["aws_route.nat_us_east_1b_backend", "aws_route.nat_us_east_1b_web"],
    why: "A public NAT gateway sends by the routes of its own subnet; the database layer has none to an internet gateway, so every packet is dropped.",
  },
  {
    id: "nat-without-a-public-address",
    class: "NAT out of place",
    of: "prod with NAT",
    operations: [set(NAT_B, [["connectivity_type"], "private"]), unset(NAT_B, "allocation_id")],
    at: [NAT_B],
    concerns: ["aws_route.nat_us_east_1b_backend", "aws_route.nat_us_east_1b_web"],
    why: "A private NAT gateway has no Elastic IP: an internet gateway drops what comes from it.",
  },
];

const ephemeralPorts: readonly Mutant[] = [
  {
    id: "acl-with-linux-ports-only",
    class: "ephemeral ports",
    operations: [
      addResource("aws_network_acl.web", {
        vpc_id: "${aws_vpc.network.id}",
        subnet_ids: ["${aws_subnet.web_us_east_1a.id}", "${aws_subnet.web_us_east_1b.id}"],
        ingress: [aclRule(100, "-1", "0.0.0.0/0", 0, 0)],
        egress: [
          aclRule(100, "tcp", "0.0.0.0/0", 32768, 60999),
          aclRule(110, "tcp", "0.0.0.0/0", 443, 443),
          aclRule(120, "tcp", "0.0.0.0/0", 80, 80),
        ],
      }),
    ],
    at: ["aws_network_acl.web"],
    concerns: [
      "aws_subnet.web_us_east_1a",
      "aws_subnet.web_us_east_1b",
      WEB,
      "aws_lb.web_balancer",
      "aws_lb_target_group.web_balancer",
    ],
    why: "A balancer's node calls from any port of 1024 to 65535; answers to the ports below 32768 are dropped, so that checks and requests fail by chance.",
  },
];

const endpointPolicy: readonly Mutant[] = [
  {
    id: "s3-endpoint-policy-without-the-packages",
    class: "endpoint policy",
    operations: [
      replaceText(
        "aws_vpc_endpoint.endpoints_s3",
        ["policy"],
        "al2023-repos-us-east-1-de612dc2/*",
        "our-artifacts/*",
      ),
    ],
    at: ["aws_vpc_endpoint.endpoints_s3", ...FLEETS, ...TEMPLATES],
    why: "Amazon Linux's repositories are in that bucket: the endpoint denies them, no package is installed, and no new instance becomes healthy.",
  },
  {
    id: "secrets-endpoint-policy-denies",
    class: "endpoint policy",
    operations: [
      set("aws_vpc_endpoint.endpoints_secretsmanager", [
        ["policy"],
        JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }],
        }),
      ]),
    ],
    at: ["aws_vpc_endpoint.endpoints_secretsmanager", BACKEND, BACKEND_TEMPLATE],
    why: "Every call through the endpoint is refused: a new backend instance cannot read its secret.",
  },
];

const addresses: readonly Mutant[] = [
  {
    id: "web-subnet-too-small-for-the-fleet",
    class: "addresses",
    operations: [set("aws_subnet.web_us_east_1b", [["cidr_block"], "10.20.72.0/28"])],
    at: ["aws_subnet.web_us_east_1b", WEB],
    why: "A /28 has eleven free addresses; with zone a lost, ten instances at full size and the five of a refresh need fifteen.",
  },
  {
    id: "balancer-subnet-below-a-27",
    class: "addresses",
    operations: [set("aws_subnet.public_us_east_1b", [["cidr_block"], "10.20.8.0/28"])],
    at: ["aws_subnet.public_us_east_1b", "aws_lb.web_balancer"],
    why: "An Application Load Balancer needs at least a /27 with eight free addresses in each subnet to grow.",
  },
];

const plaintext: readonly Mutant[] = [
  {
    id: "web-listener-speaks-http",
    class: "plaintext",
    operations: [
      set("aws_lb_listener.web_balancer_https", [["protocol"], "HTTP"]),
      unset("aws_lb_listener.web_balancer_https", "certificate_arn"),
      unset("aws_lb_listener.web_balancer_https", "ssl_policy"),
    ],
    at: ["aws_lb_listener.web_balancer_https"],
    concerns: ["aws_lb.web_balancer", "aws_lb_listener.web_balancer_redirect"],
    why: "Users' requests cross the internet in the clear, and a browser that is redirected to HTTPS meets a listener that speaks none.",
  },
  {
    id: "redirect-forwards-instead",
    class: "plaintext",
    operations: [
      set("aws_lb_listener.web_balancer_redirect", [
        ["default_action"],
        [{ type: "forward", target_group_arn: "${aws_lb_target_group.web_balancer.arn}" }],
      ]),
    ],
    at: ["aws_lb_listener.web_balancer_redirect"],
    concerns: ["aws_lb.web_balancer"],
    why: "Port 80 serves the system in the clear to everybody on the internet.",
  },
  {
    id: "database-without-tls",
    class: "plaintext",
    operations: [set("aws_db_parameter_group.database", [["parameter", 0, "value"], "0"])],
    at: ["aws_db_parameter_group.database", DATABASE],
    why: "With require_secure_transport off the database takes connections, and with them passwords, in the clear.",
  },
];

/** Set aside: names, ways out, ports and addresses. */
export const SET_ASIDE_NETWORK: readonly Mutant[] = [
  ...privateNames,
  ...natOutOfPlace,
  ...ephemeralPorts,
  ...endpointPolicy,
  ...addresses,
  ...plaintext,
];
