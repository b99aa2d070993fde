import type { Mutant } from "../mutant";
import {
  BACKEND,
  BACKEND_BALANCER,
  BACKEND_LISTENER,
  BACKEND_TARGETS,
  DATABASE,
  egress,
  group,
  ingress,
  reference,
  subnet,
  WEB,
  WEB_BALANCER,
  WEB_LISTENER,
  WEB_TARGETS,
} from "../names";
import { dropItem, dropResource, set, unset } from "../operations";

const balancers: readonly Mutant[] = [
  {
    id: "web-balancer-in-one-zone",
    class: "balancer zones",
    operations: [dropItem(WEB_BALANCER, "subnets", 1)],
    at: [WEB_BALANCER],
    why: "An Application Load Balancer wants subnets in two zones; with one, that zone's loss closes the only way in.",
  },
  {
    id: "backend-balancer-in-one-zone",
    class: "balancer zones",
    operations: [dropItem(BACKEND_BALANCER, "subnets", 0)],
    at: [BACKEND_BALANCER],
    why: "The inner balancer has its only node in zone b: with it goes the path to every backend instance.",
  },
  {
    id: "third-zone-missing-on-the-web-balancer",
    class: "balancer zones",
    of: "prod over three zones",
    operations: [dropItem(WEB_BALANCER, "subnets", 2)],
    at: [WEB_BALANCER, WEB_TARGETS, WEB, subnet("web", "c")],
    concerns: [subnet("public", "c")],
    why: "Targets in a zone that is not enabled for their balancer are unused: a third of the fleet serves nothing.",
  },
  {
    id: "public-subnets-in-one-zone",
    class: "balancer zones",
    operations: [set(subnet("public", "b"), [["availability_zone"], "us-east-1a"])],
    at: [subnet("public", "b"), WEB_BALANCER],
    why: "Both subnets of the outer balancer lie in zone a.",
  },
  {
    id: "web-balancer-internal",
    class: "balancer",
    operations: [set(WEB_BALANCER, [["internal"], true])],
    at: [WEB_BALANCER],
    concerns: [WEB_LISTENER, "aws_lb_listener.web_balancer_redirect"],
    why: "An internal balancer's name resolves to private addresses: no user reaches it.",
  },
  {
    id: "backend-balancer-faces-the-internet",
    class: "balancer",
    operations: [set(BACKEND_BALANCER, [["internal"], false])],
    at: [BACKEND_BALANCER],
    concerns: [BACKEND_LISTENER, WEB, subnet("backend", "a"), subnet("backend", "b")],
    why: "Its name resolves to public addresses, to which web instances have no route, and the backend has a door that nobody wanted.",
  },
  {
    id: "web-balancer-without-a-way-out",
    class: "balancer",
    operations: [
      set(WEB_BALANCER, [["subnets"], [reference(subnet("web", "a")), reference(subnet("web", "b"))]]),
    ],
    at: [WEB_BALANCER, subnet("web", "a"), subnet("web", "b")],
    why: "An internet-facing balancer in subnets without a route to an internet gateway answers nobody.",
  },
  {
    id: "backend-balancer-in-the-outer-group",
    class: "balancer",
    operations: [set(BACKEND_BALANCER, [["security_groups"], [reference(group("web_balancer"))]])],
    at: [BACKEND_BALANCER, WEB, BACKEND, group("web_balancer")],
    concerns: [group("backend_balancer"), BACKEND_TARGETS, BACKEND_LISTENER],
    why: "In the outer balancer's group the inner one may send to web instances only: the backend gets no request.",
  },
];

const listeners: readonly Mutant[] = [
  {
    id: "web-listener-to-the-backend",
    class: "listener",
    operations: [
      set(WEB_LISTENER, [["default_action", 0, "target_group_arn"], reference(BACKEND_TARGETS, "arn")]),
    ],
    at: [WEB_LISTENER, BACKEND_TARGETS, WEB_TARGETS, WEB_BALANCER],
    concerns: [WEB, BACKEND, BACKEND_BALANCER, BACKEND_LISTENER],
    why: "Users' requests go to the backend's targets, whose group does not admit the outer balancer; the web fleet idles.",
  },
  {
    id: "backend-listener-to-the-web",
    class: "listener",
    operations: [
      set(BACKEND_LISTENER, [["default_action", 0, "target_group_arn"], reference(WEB_TARGETS, "arn")]),
    ],
    at: [BACKEND_LISTENER, WEB_TARGETS, BACKEND_TARGETS, BACKEND_BALANCER],
    concerns: [WEB, BACKEND, WEB_BALANCER, WEB_LISTENER],
    why: "A target group belongs to one balancer; the backend's targets get no request at all.",
  },
  {
    id: "no-backend-listener",
    class: "listener",
    operations: [dropResource(BACKEND_LISTENER)],
    at: [BACKEND_BALANCER, BACKEND_TARGETS],
    concerns: [BACKEND, WEB],
    why: "A balancer without a listener takes no connection.",
  },
  {
    id: "web-listener-answers-itself",
    class: "listener",
    operations: [
      set(WEB_LISTENER, [
        ["default_action"],
        [{ type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "503" } }],
      ]),
    ],
    at: [WEB_LISTENER, WEB_BALANCER, WEB_TARGETS],
    concerns: [WEB],
    why: "A maintenance page that stayed: nothing is forwarded.",
  },
  {
    id: "backend-listener-on-another-port",
    class: "port",
    operations: [set(BACKEND_LISTENER, [["port"], 8081])],
    at: [BACKEND_LISTENER, BACKEND_BALANCER, WEB],
    concerns: [
      egress("web_to_backend_balancer_80"),
      ingress("web_to_backend_balancer_80"),
      group("web"),
      group("backend_balancer"),
    ],
    why: "The groups let port 80 through, and there nothing listens.",
  },
  {
    id: "backend-targets-on-another-port",
    class: "port",
    operations: [set(BACKEND_TARGETS, [["port"], 8081])],
    at: [BACKEND_TARGETS, BACKEND, BACKEND_BALANCER],
    concerns: [
      egress("backend_balancer_to_backend_8080"),
      ingress("backend_balancer_to_backend_8080"),
      group("backend"),
      group("backend_balancer"),
    ],
    why: "Instances are registered with a port that no rule lets through.",
  },
  {
    id: "database-on-another-port",
    class: "port",
    operations: [set(DATABASE, [["port"], 3306])],
    at: [DATABASE, BACKEND],
    concerns: [
      egress("backend_to_database_3307"),
      ingress("backend_to_database_3307"),
      group("backend"),
      group("database"),
    ],
    why: "The rules admit 3307 alone: the backend's connections are dropped.",
  },
  {
    id: "database-rule-for-another-port",
    class: "port",
    operations: [set(ingress("backend_to_database_3307"), [["from_port"], 3306], [["to_port"], 3306])],
    at: [ingress("backend_to_database_3307"), DATABASE, BACKEND],
    concerns: [egress("backend_to_database_3307"), group("backend"), group("database")],
    why: "The group admits MySQL's usual port, on which this database does not listen.",
  },
];

const attachment: readonly Mutant[] = [
  {
    id: "web-group-without-targets",
    class: "target group attachment",
    operations: [unset(WEB, "target_group_arns")],
    at: [WEB, WEB_TARGETS],
    concerns: [WEB_LISTENER, WEB_BALANCER],
    why: "A target group without registered targets answers 503 to every request.",
  },
  {
    id: "dev-backend-group-without-targets",
    class: "target group attachment",
    of: "dev",
    operations: [dropItem(BACKEND, "target_group_arns", 0)],
    at: [BACKEND, BACKEND_TARGETS],
    concerns: [BACKEND_LISTENER, BACKEND_BALANCER],
    why: "The same for the backend.",
  },
  {
    id: "web-group-registers-with-the-backend",
    class: "target group attachment",
    operations: [set(WEB, [["target_group_arns"], [reference(BACKEND_TARGETS, "arn")]])],
    at: [WEB, WEB_TARGETS, BACKEND_TARGETS],
    concerns: [WEB_LISTENER, WEB_BALANCER, BACKEND_BALANCER, BACKEND_LISTENER, BACKEND],
    why: "The outer balancer has no target, and the inner one sends to web instances, which send back to it.",
  },
  {
    id: "backend-targets-are-addresses",
    class: "target group attachment",
    operations: [set(BACKEND_TARGETS, [["target_type"], "ip"])],
    at: [BACKEND_TARGETS, BACKEND],
    concerns: [BACKEND_BALANCER, BACKEND_LISTENER],
    why: "Auto Scaling attaches groups to target groups of type instance only: nothing is ever registered.",
  },
];

/** Balancers, listeners, ports, and what is attached to what. */
export const BALANCING_MUTANTS: readonly Mutant[] = [...balancers, ...listeners, ...attachment];
