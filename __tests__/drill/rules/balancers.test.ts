import { all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const LB = "aws_lb.web_balancer";
const INNER = "aws_lb.backend_balancer";
const HTTPS = "aws_lb_listener.web_balancer_https";
const REDIRECT = "aws_lb_listener.web_balancer_redirect";
const GROUP = "aws_lb_target_group.web_balancer";
const CHECK = `${GROUP}.health_check`;

const TEMPLATE = "aws_launch_template.web_group_template";
const SCRIPT = Buffer.from(
  "http { keepalive_timeout 75s; server { location = /healthz { return 200; } location / { proxy_pass http://inner; } } }",
).toString("base64");

describe("balancers and listeners", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "a node in one zone",
      set(`${LB}.subnets`, ["${aws_subnet.public_us_east_1a.id}"]),
      [`balancer-zones fails ${LB}`],
    ],
    ["an internal entrance", set(`${LB}.internal`, true), [`balancer-exposure fails ${LB}`]],
    ["a public inside", set(`${INNER}.internal`, false), [`balancer-exposure fails ${INNER}`]],
    ["unprotected", set(`${LB}.enable_deletion_protection`, false), [`deletion-protection degrades ${LB}`]],
    [
      "patient",
      all(set(`${LB}.idle_timeout`, 300), set(`${TEMPLATE}.user_data`, SCRIPT)),
      [`idle-timeout degrades ${LB}`],
    ],
    [
      "an old policy",
      set(`${HTTPS}.ssl_policy`, "ELBSecurityPolicy-2016-08"),
      [`listener-tls-policy degrades ${HTTPS}`],
    ],
    [
      "plain HTTP",
      set(`${REDIRECT}.default_action`, [{ type: "forward", target_group_arn: `\${${GROUP}.arn}` }]),
      [`listener-encryption degrades ${REDIRECT}`],
    ],
    [
      "a redirect into nothing",
      set(`${REDIRECT}.default_action.0.redirect.port`, "8443"),
      [`listener-redirect fails ${REDIRECT}`],
    ],
    [
      "no listener",
      remove("aws_lb_listener.backend_balancer_http"),
      [`balancer-listener fails ${INNER}`, "target-group-unused fails aws_lb_target_group.backend_balancer"],
    ],
    [
      "the wrong fleet",
      set(`${HTTPS}.default_action.0.target_group_arn`, "${aws_lb_target_group.backend_balancer.arn}"),
      [`target-group-balancers fails ${HTTPS}`, `target-group-unused fails ${GROUP}`],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("target groups and their checks", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "zones apart",
      set(`${GROUP}.load_balancing_cross_zone_enabled`, "false"),
      [`cross-zone degrades ${GROUP}`],
    ],
    ["cut off", set(`${GROUP}.deregistration_delay`, "0"), [`deregistration-delay degrades ${GROUP}`]],
    ["an hour", set(`${GROUP}.deregistration_delay`, "3600"), [`deregistration-delay degrades ${GROUP}`]],
    ["slow", set(`${GROUP}.slow_start`, 900), [`slow-start degrades ${GROUP}`]],
    ["sticky", set(`${GROUP}.stickiness`, { type: "lb_cookie" }), [`stickiness degrades ${GROUP}`]],
    ["not sticky", set(`${GROUP}.stickiness`, { type: "lb_cookie", enabled: false }), []],
    ["addresses", set(`${GROUP}.target_type`, "ip"), [`target-type fails ${GROUP}`]],
    ["unchecked", set(`${CHECK}.enabled`, false), [`health-check-enabled fails ${GROUP}`]],
    ["the wrong port", set(`${CHECK}.port`, "9090"), [`health-check-port fails ${GROUP}`]],
    ["the wrong protocol", set(`${CHECK}.protocol`, "HTTPS"), [`health-check-protocol fails ${GROUP}`]],
    ["a deep check", set(`${CHECK}.path`, "/healthz/deep"), [`health-check-path degrades ${GROUP}`]],
    [
      "a path of the next tier",
      all(set(`${CHECK}.path`, "/"), set(`${TEMPLATE}.user_data`, SCRIPT)),
      [`health-check-path degrades ${GROUP}`],
    ],
    ["slow checks", set(`${CHECK}.interval`, 300), [`health-check-timing degrades ${GROUP}`]],
    ["a late timeout", set(`${CHECK}.timeout`, 10), [`health-check-timing fails ${GROUP}`]],
    ["errors that pass", set(`${CHECK}.matcher`, "200-499"), [`health-check-matcher degrades ${GROUP}`]],
    ["one more code", set(`${CHECK}.matcher`, "200,204"), []],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});
