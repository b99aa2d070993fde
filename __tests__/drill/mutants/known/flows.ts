import type { Mutant } from "../mutant";
import {
  BACKEND,
  BACKEND_BALANCER,
  BACKEND_LISTENER,
  BACKEND_TARGETS,
  BACKEND_TEMPLATE,
  DATABASE,
  egress,
  endpoint,
  group,
  ingress,
  reference,
  WEB,
  WEB_BALANCER,
  WEB_LISTENER,
  WEB_TARGETS,
  WEB_TEMPLATE,
} from "../names";
import { addResource, dropResource, set } from "../operations";

const world = (name: string, port: number): ReturnType<typeof addResource> =>
  addResource("aws_vpc_security_group_ingress_rule.from_anywhere", {
    security_group_id: reference(group(name)),
    cidr_ipv4: "0.0.0.0/0",
    ip_protocol: "tcp",
    from_port: port,
    to_port: port,
  });

const opened: readonly Mutant[] = [
  {
    id: "backend-open-to-anybody",
    class: "exposed by a rule",
    operations: [world("backend", 8080)],
    at: ["aws_vpc_security_group_ingress_rule.from_anywhere", group("backend")],
    why: "Everything that gets into the VPC reaches backend instances past both balancers; one route away from the internet.",
  },
  {
    id: "database-open-to-anybody",
    class: "exposed by a rule",
    operations: [world("database", 3307)],
    at: ["aws_vpc_security_group_ingress_rule.from_anywhere", group("database")],
    concerns: [DATABASE],
    why: "Every address may knock at the database; only the missing route still keeps the internet out.",
  },
  {
    id: "web-instances-open-for-ssh",
    class: "exposed by a rule",
    operations: [world("web", 22)],
    at: ["aws_vpc_security_group_ingress_rule.from_anywhere", group("web")],
    why: "SSH from everywhere is the first thing that is tried once an instance has a public address.",
  },
  {
    id: "inner-balancer-open-to-anybody",
    class: "exposed by a rule",
    operations: [world("backend_balancer", 80)],
    at: ["aws_vpc_security_group_ingress_rule.from_anywhere", group("backend_balancer")],
    concerns: [BACKEND_BALANCER],
    why: "The backend is meant to take requests from web instances alone.",
  },
  {
    id: "dev-database-open-to-all-protocols",
    class: "exposed by a rule",
    of: "dev",
    operations: [
      addResource("aws_vpc_security_group_ingress_rule.from_anywhere", {
        security_group_id: reference(group("database")),
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "-1",
      }),
    ],
    at: ["aws_vpc_security_group_ingress_rule.from_anywhere", group("database")],
    concerns: [DATABASE],
    why: "Every port and protocol of the database from every address.",
  },
];

interface Step {
  readonly flow: string;
  readonly rules: readonly ("egress" | "ingress")[];
  readonly from: string;
  readonly to: string;
  readonly at: readonly string[];
}

const STEPS: readonly Step[] = [
  {
    flow: "web_balancer_to_web_8080",
    rules: ["egress", "ingress"],
    from: "web_balancer",
    to: "web",
    at: [WEB_BALANCER, WEB_TARGETS, WEB],
  },
  {
    flow: "web_to_backend_balancer_80",
    rules: ["egress", "ingress"],
    from: "web",
    to: "backend_balancer",
    at: [WEB, BACKEND_BALANCER, BACKEND_LISTENER],
  },
  {
    flow: "backend_balancer_to_backend_8080",
    rules: ["egress", "ingress"],
    from: "backend_balancer",
    to: "backend",
    at: [BACKEND_BALANCER, BACKEND_TARGETS, BACKEND],
  },
  {
    flow: "backend_to_database_3307",
    rules: ["egress", "ingress"],
    from: "backend",
    to: "database",
    at: [BACKEND, DATABASE],
  },
];

const missing: readonly Mutant[] = STEPS.flatMap(({ flow, rules, from, to, at }) =>
  rules.map((rule): Mutant => {
    const lacking = rule === "egress" ? from : to;
    return {
      id: `no-${rule}-${flow.replaceAll("_", "-")}`,
      class: "missing rule",
      operations: [dropResource(rule === "egress" ? egress(flow) : ingress(flow))],
      at: [group(lacking), ...at],
      concerns: [group(from), group(to), rule === "egress" ? ingress(flow) : egress(flow)],
      why: `A security group lets nothing through that no rule names: the request path ends between ${group(from)} and ${group(to)}.`,
    };
  }),
);

const missingElsewhere: readonly Mutant[] = [
  {
    id: "no-ingress-from-the-internet",
    class: "missing rule",
    operations: [dropResource(ingress("internet_to_web_balancer_443"))],
    at: [group("web_balancer"), WEB_BALANCER, WEB_LISTENER],
    concerns: [ingress("internet_to_web_balancer_80"), "aws_lb_listener.web_balancer_redirect"],
    why: "Port 80 still redirects to 443, and there nobody is let in.",
  },
  {
    id: "no-egress-backend-to-endpoints",
    class: "missing rule",
    operations: [dropResource(egress("backend_to_endpoints_443"))],
    at: [group("backend"), BACKEND, BACKEND_TEMPLATE, endpoint("secretsmanager"), group("endpoints")],
    concerns: [
      ingress("backend_to_endpoints_443"),
      ...["ec2messages", "kms", "logs", "monitoring", "ssm", "ssmmessages"].map(endpoint),
    ],
    why: "Running instances go on; a new one cannot read its secret and never becomes healthy.",
  },
  {
    id: "no-ingress-backend-to-endpoints",
    class: "missing rule",
    operations: [dropResource(ingress("backend_to_endpoints_443"))],
    at: [group("backend"), BACKEND, BACKEND_TEMPLATE, endpoint("secretsmanager"), group("endpoints")],
    concerns: [
      egress("backend_to_endpoints_443"),
      ...["ec2messages", "kms", "logs", "monitoring", "ssm", "ssmmessages"].map(endpoint),
    ],
    why: "The same from the other side: the endpoints' group does not admit backend instances.",
  },
  {
    id: "no-egress-backend-to-s3",
    class: "missing rule",
    operations: [dropResource(egress("backend_to_s3_443"))],
    at: [group("backend"), BACKEND, BACKEND_TEMPLATE, endpoint("s3")],
    why: "The route to the gateway endpoint helps nothing without a rule to its prefix list: a new instance installs no package.",
  },
  {
    id: "no-egress-web-to-s3",
    class: "missing rule",
    operations: [dropResource(egress("web_to_s3_443"))],
    at: [group("web"), WEB, WEB_TEMPLATE, endpoint("s3")],
    why: "The same for web instances.",
  },
];

const wrongGroup: readonly Mutant[] = [
  {
    id: "database-admits-web-instead-of-backend",
    class: "rule on the wrong group",
    operations: [
      set(ingress("backend_to_database_3307"), [["referenced_security_group_id"], reference(group("web"))]),
    ],
    at: [ingress("backend_to_database_3307"), group("database"), BACKEND, DATABASE],
    concerns: [group("web"), group("backend"), egress("backend_to_database_3307"), WEB],
    why: "The backend's connections are dropped, and the layer next to the internet may knock instead.",
  },
  {
    id: "database-rule-on-the-web-group",
    class: "rule on the wrong group",
    operations: [set(ingress("backend_to_database_3307"), [["security_group_id"], reference(group("web"))])],
    at: [ingress("backend_to_database_3307"), group("database"), BACKEND, DATABASE],
    concerns: [group("web"), group("backend"), egress("backend_to_database_3307"), WEB],
    why: "The rule admits the backend to web instances, and nobody to the database.",
  },
  {
    id: "web-balancer-sends-to-backend",
    class: "rule on the wrong group",
    operations: [
      set(egress("web_balancer_to_web_8080"), [
        ["referenced_security_group_id"],
        reference(group("backend")),
      ]),
    ],
    at: [egress("web_balancer_to_web_8080"), group("web_balancer"), WEB_BALANCER, WEB_TARGETS, WEB],
    concerns: [group("web"), group("backend"), ingress("web_balancer_to_web_8080")],
    why: "The outer balancer may no longer send to its own targets: all fail their checks, and all requests time out.",
  },
  {
    id: "backend-template-in-the-web-group",
    class: "rule on the wrong group",
    operations: [
      set(BACKEND_TEMPLATE, [["network_interfaces", 0, "security_groups"], [reference(group("web"))]]),
    ],
    at: [BACKEND_TEMPLATE, BACKEND, BACKEND_BALANCER, BACKEND_TARGETS, DATABASE],
    concerns: [group("web"), group("backend"), group("database"), group("backend_balancer"), WEB_TEMPLATE],
    why: "Backend instances in the web group take nothing from their balancer and reach no database.",
  },
  {
    id: "database-in-the-backend-group",
    class: "rule on the wrong group",
    operations: [set(DATABASE, [["vpc_security_group_ids"], [reference(group("backend"))]])],
    at: [DATABASE, BACKEND, group("backend")],
    concerns: [group("database")],
    why: "The backend's group admits no port 3307: the database is cut off.",
  },
];

/** `0.0.0.0/0` where it does not belong, rules that are gone, and rules that sit on the wrong group. */
export const FLOW_MUTANTS: readonly Mutant[] = [...opened, ...missing, ...missingElsewhere, ...wrongGroup];
