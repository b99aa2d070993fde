import type { Mutant } from "../mutant";
import { BACKEND, BACKEND_TARGETS, DATABASE, WEB, WEB_BALANCER, WEB_TARGETS } from "../names";
import { type PathValue, set } from "../operations";

const check = (name: string, value: unknown): PathValue => [["health_check", name], value];

/** Health checks of target groups, and how targets leave. */
export const CHECK_MUTANTS: readonly Mutant[] = [
  {
    id: "check-timeout-as-long-as-its-interval",
    class: "health check",
    operations: [set(WEB_TARGETS, check("timeout", 10))],
    at: [WEB_TARGETS],
    why: "The timeout must be shorter than the interval: the balancer's API refuses the target group.",
  },
  {
    id: "backend-checked-to-the-bottom",
    class: "health check",
    operations: [set(BACKEND_TARGETS, check("path", "/healthz/deep"))],
    at: [BACKEND_TARGETS],
    concerns: [BACKEND, DATABASE],
    why: "The deep path asks the database: during a failover all backend instances fail their checks, and the group replaces them all.",
  },
  {
    id: "anything-but-a-crash-is-healthy",
    class: "health check",
    operations: [set(WEB_TARGETS, check("matcher", "200-499"))],
    at: [WEB_TARGETS],
    why: "An instance that answers 404 to everything counts as healthy and keeps its share of the requests.",
  },
  {
    id: "check-notices-after-fifty-minutes",
    class: "health check",
    operations: [set(BACKEND_TARGETS, check("interval", 300), check("unhealthy_threshold", 10))],
    at: [BACKEND_TARGETS],
    concerns: [BACKEND],
    why: "Ten failed checks of 300 s each: a dead target gets its share of the requests for fifty minutes.",
  },
  {
    id: "check-on-another-port",
    class: "health check",
    operations: [set(WEB_TARGETS, check("port", "9090"))],
    at: [WEB_TARGETS],
    concerns: [WEB, WEB_BALANCER],
    why: "No rule lets the check through, so no target is ever healthy, and the group replaces each instance after its grace.",
  },
  {
    id: "no-check",
    class: "health check",
    operations: [set(BACKEND_TARGETS, check("enabled", false))],
    at: [BACKEND_TARGETS],
    concerns: [BACKEND],
    why: "Without checks a dead target is never noticed; for instances AWS does not even accept it.",
  },
  {
    id: "draining-for-an-hour",
    class: "target group",
    operations: [set(WEB_TARGETS, [["deregistration_delay"], "3600"])],
    at: [WEB_TARGETS],
    concerns: [WEB],
    why: "An unhealthy instance drains for an hour before the group may replace it, and each step of a refresh waits as long.",
  },
  {
    id: "no-cross-zone",
    class: "target group",
    operations: [set(BACKEND_TARGETS, [["load_balancing_cross_zone_enabled"], "false"])],
    at: [BACKEND_TARGETS],
    concerns: [BACKEND, "aws_lb.backend_balancer"],
    why: "A node sends to its own zone only: one instance lost in a zone of one leaves that zone's node without a target while the others idle.",
  },
];
