import { aclRule } from "../acl-rule";
import type { Mutant } from "../mutant";
import {
  association,
  BACKEND,
  BACKEND_BALANCER,
  BACKEND_TARGETS,
  BACKEND_TEMPLATE,
  DATABASE,
  DATABASE_SUBNETS,
  endpoint,
  NETWORK,
  reference,
  subnet,
  table,
  WEB,
  WEB_BALANCER,
  WEB_LISTENER,
  WEB_TARGETS,
  WEB_TEMPLATE,
} from "../names";
import { addResource, dropItem, dropResource, set } from "../operations";

const GATEWAY = reference("aws_internet_gateway.network");
const S3 = endpoint("s3");

const routes: readonly Mutant[] = [
  {
    id: "database-table-leads-to-the-internet",
    class: "exposed by a route",
    operations: [
      addResource("aws_route.database", {
        route_table_id: reference(table("database_us_east_1a")),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: GATEWAY,
      }),
    ],
    at: ["aws_route.database", table("database_us_east_1a"), subnet("database", "a"), DATABASE],
    concerns: [DATABASE_SUBNETS],
    why: "With a route to the internet gateway the subnet is a public one: only one flag and one group still stand between the database and the internet.",
  },
  {
    id: "database-subnet-uses-the-public-table",
    class: "exposed by a route",
    operations: [set(association("database_us_east_1b"), [["route_table_id"], reference(table("public"))])],
    at: [association("database_us_east_1b"), subnet("database", "b"), DATABASE, "aws_route.public"],
    concerns: [DATABASE_SUBNETS, table("public")],
    why: "The public table leads to the internet gateway, so the database's subnet in zone b does.",
  },
  {
    id: "backend-subnet-uses-the-public-table",
    class: "exposed by a route",
    operations: [set(association("backend_us_east_1a"), [["route_table_id"], reference(table("public"))])],
    at: [association("backend_us_east_1a"), subnet("backend", "a"), "aws_route.public"],
    concerns: [BACKEND, BACKEND_BALANCER, BACKEND_TEMPLATE, table("public"), table("backend_us_east_1a"), S3],
    why: "An inner layer gets a route to the internet gateway and loses the one to S3, from which its instances install.",
  },
  {
    id: "no-way-in",
    class: "missing route",
    operations: [dropResource("aws_route.public")],
    at: [
      table("public"),
      WEB_BALANCER,
      subnet("public", "a"),
      subnet("public", "b"),
      "aws_internet_gateway.network",
    ],
    concerns: [WEB_LISTENER, "aws_lb_listener.web_balancer_redirect"],
    why: "Without a default route the balancer's answers never leave the VPC: nobody reaches the system.",
  },
  {
    id: "public-subnet-without-a-table",
    class: "missing route",
    operations: [dropResource(association("public_us_east_1b"))],
    at: [subnet("public", "b"), WEB_BALANCER, NETWORK],
    concerns: [table("public")],
    why: "A subnet without an association uses the VPC's main table, which knows only the VPC: the balancer's node in zone b is dead, and half of the users meet it.",
  },
  {
    id: "public-subnet-uses-an-inner-table",
    class: "missing route",
    operations: [
      set(association("public_us_east_1a"), [["route_table_id"], reference(table("web_us_east_1a"))]),
    ],
    at: [association("public_us_east_1a"), subnet("public", "a"), WEB_BALANCER, table("web_us_east_1a")],
    why: "The web layer's table has no route to the internet gateway: the balancer's node in zone a answers nobody.",
  },
  {
    id: "web-subnet-without-a-table",
    class: "missing route",
    operations: [dropResource(association("web_us_east_1b"))],
    at: [subnet("web", "b"), WEB, WEB_TEMPLATE, S3, table("web_us_east_1b")],
    concerns: [NETWORK, "aws_vpc_endpoint_route_table_association.endpoints_s3_web_us_east_1b"],
    why: "The main table has no route to the S3 endpoint: what is launched in zone b installs nothing and never becomes healthy.",
  },
  {
    id: "backend-table-without-s3",
    class: "missing route",
    operations: [dropResource("aws_vpc_endpoint_route_table_association.endpoints_s3_backend_us_east_1b")],
    at: [table("backend_us_east_1b"), subnet("backend", "b"), BACKEND, BACKEND_TEMPLATE, S3],
    why: "Instances in zone b have no route to S3, where their packages are; after the loss of zone a nothing can be launched.",
  },
  {
    id: "web-fleet-in-the-public-layer",
    class: "fleet in the wrong layer",
    operations: [
      set(WEB, [
        ["vpc_zone_identifier"],
        [reference(subnet("public", "a")), reference(subnet("public", "b"))],
      ]),
    ],
    at: [WEB, WEB_TEMPLATE, subnet("public", "a"), subnet("public", "b"), table("public")],
    concerns: [S3, "aws_route.public"],
    why: "The public table has no route to the S3 endpoint, and an instance without a public address gets nothing through the internet gateway: no launch succeeds.",
  },
  {
    id: "route-of-web-b-to-the-nat-of-a",
    class: "NAT of another zone",
    of: "prod with NAT",
    operations: [
      set("aws_route.nat_us_east_1b_web", [["nat_gateway_id"], reference("aws_nat_gateway.nat_us_east_1a")]),
    ],
    at: [
      "aws_route.nat_us_east_1b_web",
      "aws_nat_gateway.nat_us_east_1a",
      table("web_us_east_1b"),
      subnet("web", "b"),
    ],
    concerns: [WEB, WEB_TEMPLATE, "aws_nat_gateway.nat_us_east_1b"],
    why: "Zone b's web instances call out through zone a: its loss takes their way out as well.",
  },
  {
    id: "route-of-backend-b-to-the-nat-of-a",
    class: "NAT of another zone",
    of: "prod with NAT",
    operations: [
      set("aws_route.nat_us_east_1b_backend", [
        ["nat_gateway_id"],
        reference("aws_nat_gateway.nat_us_east_1a"),
      ]),
    ],
    at: [
      "aws_route.nat_us_east_1b_backend",
      "aws_nat_gateway.nat_us_east_1a",
      table("backend_us_east_1b"),
      subnet("backend", "b"),
    ],
    concerns: [BACKEND, BACKEND_TEMPLATE, "aws_nat_gateway.nat_us_east_1b"],
    why: "The same for the backend layer.",
  },
];

const endpoints: readonly Mutant[] = [
  {
    id: "secrets-endpoint-in-one-zone",
    class: "endpoint zones",
    operations: [dropItem(endpoint("secretsmanager"), "subnet_ids", 1)],
    at: [endpoint("secretsmanager")],
    why: "The endpoint's only interface stands in zone a; once that zone is lost, no new backend instance reads its secret.",
  },
  {
    id: "dev-ssm-endpoint-in-one-zone",
    class: "endpoint zones",
    of: "dev",
    operations: [dropItem(endpoint("ssm"), "subnet_ids", 0)],
    at: [endpoint("ssm")],
    why: "With zone b nobody gets onto an instance any more, just when somebody wants to.",
  },
  {
    id: "logs-endpoint-twice-in-one-zone",
    class: "endpoint zones",
    operations: [
      set(endpoint("logs"), [
        ["subnet_ids"],
        [reference(subnet("web", "a")), reference(subnet("backend", "a"))],
      ]),
    ],
    at: [endpoint("logs")],
    why: "AWS takes one subnet of a zone for an endpoint; both given are in zone a, so zone b has none.",
  },
  {
    id: "no-secrets-endpoint",
    class: "endpoint",
    operations: [dropResource(endpoint("secretsmanager"))],
    at: [BACKEND, BACKEND_TEMPLATE, "aws_iam_role_policy.backend_role", NETWORK],
    concerns: ["aws_secretsmanager_secret.application"],
    why: "The backend's role and boot script use Secrets Manager, and nothing leads there: no new instance ever becomes healthy.",
  },
  {
    id: "dev-no-secrets-endpoint",
    class: "endpoint",
    of: "dev",
    operations: [dropResource(endpoint("secretsmanager"))],
    at: [BACKEND, BACKEND_TEMPLATE, "aws_iam_role_policy.backend_role", NETWORK],
    concerns: ["aws_secretsmanager_secret.application"],
    why: "The same in the small environment.",
  },
  {
    id: "secrets-endpoint-in-another-group",
    class: "endpoint",
    operations: [
      set(endpoint("secretsmanager"), [["security_group_ids"], [reference("aws_security_group.database")]]),
    ],
    at: [endpoint("secretsmanager"), BACKEND, BACKEND_TEMPLATE, "aws_security_group.database"],
    why: "The database's group admits no HTTPS: calls to the endpoint time out, and no new backend instance boots.",
  },
];

const acls: readonly Mutant[] = [
  {
    id: "acl-drops-answers-of-the-web-layer",
    class: "access control list",
    operations: [
      addResource("aws_network_acl.web", {
        vpc_id: reference(NETWORK),
        subnet_ids: [reference(subnet("web", "a")), reference(subnet("web", "b"))],
        ingress: [aclRule(100, "-1", "0.0.0.0/0", 0, 0)],
        egress: [aclRule(100, "tcp", "0.0.0.0/0", 443, 443), aclRule(110, "tcp", "10.20.0.0/16", 80, 80)],
      }),
    ],
    at: ["aws_network_acl.web"],
    concerns: [subnet("web", "a"), subnet("web", "b"), WEB, WEB_BALANCER, WEB_TARGETS],
    why: "An ACL keeps no state: answers to the balancer go to ports from 1024 up, none of which may leave.",
  },
  {
    id: "acl-drops-answers-of-the-database",
    class: "access control list",
    operations: [
      addResource("aws_network_acl.database", {
        vpc_id: reference(NETWORK),
        subnet_ids: [reference(subnet("database", "a")), reference(subnet("database", "b"))],
        ingress: [aclRule(100, "tcp", "10.20.0.0/16", 3307, 3307)],
        egress: [aclRule(100, "tcp", "10.20.0.0/16", 3307, 3307)],
      }),
    ],
    at: ["aws_network_acl.database"],
    concerns: [subnet("database", "a"), subnet("database", "b"), DATABASE],
    why: "The database's answers go to the client's ephemeral port; the list lets out only 3307.",
  },
  {
    id: "acl-closes-one-balancer-subnet",
    class: "access control list",
    operations: [
      addResource("aws_network_acl.closed", {
        vpc_id: reference(NETWORK),
        subnet_ids: [reference(subnet("public", "b"))],
      }),
    ],
    at: ["aws_network_acl.closed"],
    concerns: [subnet("public", "b"), WEB_BALANCER],
    why: "A list without rules denies everything: the balancer's node in zone b is dead.",
  },
  {
    id: "acl-denies-the-balancers-before-it-allows",
    class: "access control list",
    operations: [
      addResource("aws_network_acl.backend", {
        vpc_id: reference(NETWORK),
        subnet_ids: [reference(subnet("backend", "a")), reference(subnet("backend", "b"))],
        ingress: [
          { ...aclRule(90, "tcp", "10.20.64.0/18", 80, 80), action: "deny" },
          aclRule(100, "-1", "0.0.0.0/0", 0, 0),
        ],
        egress: [aclRule(100, "-1", "0.0.0.0/0", 0, 0)],
      }),
    ],
    at: ["aws_network_acl.backend"],
    concerns: [subnet("backend", "a"), subnet("backend", "b"), BACKEND, BACKEND_BALANCER, BACKEND_TARGETS],
    why: "The lowest number that matches decides: the web layer's requests to the inner balancer are denied before the rule that allows all.",
  },
];

/** Routes, endpoints and access control lists. */
export const NETWORK_MUTANTS: readonly Mutant[] = [...routes, ...endpoints, ...acls];
