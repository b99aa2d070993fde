import { add, all, remove, set } from "../../rules/support/changed-stack";
import { change, flip, type Flip, removeAll } from "../support/flip";

const WEB = "aws_lb.web_balancer";
const HTTPS = "aws_lb_listener.web_balancer_https";
const REDIRECT = "aws_lb_listener.web_balancer_redirect";
const PLAIN = "aws_lb_listener.backend_balancer_http";
const GROUP = "aws_lb_target_group.web_balancer";
const DOOR = "aws_vpc_security_group_ingress_rule.internet_to_web_balancer";
const ASSOCIATION = "aws_wafv2_web_acl_association";
const associate = (arn: string) =>
  add("aws_wafv2_web_acl_association.other", { resource_arn: arn, web_acl_arn: "arn:aws:wafv2:x" });
const forward = {
  type: "forward",
  target_group_arn: "${aws_lb_target_group.web_balancer.arn}",
};

export const BALANCING: readonly Flip[] = [
  ...flip(`${WEB}.drop_invalid_header_fields`, false, "balancer-headers"),
  ...flip(`${WEB}.desync_mitigation_mode`, "monitor", "balancer-desync"),
  ...flip(`${WEB}.enable_deletion_protection`, false, "deletion-protection"),
  change("access logs that are off", set(`${WEB}.access_logs`, { bucket: "x", enabled: false }), [
    `finding balancer-access-logs ${WEB}`,
  ]),
  change("access logs that are not told", set(`${WEB}.access_logs`, { bucket: "x", enabled: "${var.x}" }), [
    `cannot tell balancer-access-logs ${WEB}`,
  ]),
  change("access logs", set(`${WEB}.access_logs`, { bucket: "x", enabled: true }), []),
  change("one zone", set(`${WEB}.subnets`, ["${aws_subnet.public_us_east_1a.id}"]), [
    `finding balancer-zones ${WEB}`,
  ]),
  change("untold subnets", set(`${WEB}.subnets`, "${var.x}"), [`cannot tell balancer-zones ${WEB}`]),
  change("an untold side", set("aws_lb.backend_balancer.internal", "${var.x}"), [
    "cannot tell balancer-internal aws_lb.backend_balancer",
    "finding balancer-firewall aws_lb.backend_balancer",
  ]),
  change(
    "somebody else's firewall",
    all(removeAll(ASSOCIATION), associate("${aws_lb.backend_balancer.arn}")),
    [`finding balancer-firewall ${WEB}`],
  ),
  change("a firewall", all(removeAll(ASSOCIATION), associate("${aws_lb.web_balancer.arn}")), []),
  change("a firewall of nobody knows whom", all(removeAll(ASSOCIATION), associate("${var.x}")), [
    `cannot tell balancer-firewall ${WEB}`,
  ]),
  change("a redirect that forwards", set(`${REDIRECT}.default_action`, [forward]), [
    `finding listener-encryption ${REDIRECT}`,
    `finding world-port-80 ${DOOR}_80_ingress`,
    `finding world-ingress ${DOOR}_80_ingress`,
    `finding balancer-internal ${WEB}`,
    `finding target-group-encryption ${GROUP}`,
    `finding health-check-encryption ${GROUP}`,
  ]),
  change("a door without a listener", remove(REDIRECT), [
    `finding world-port-80 ${DOOR}_80_ingress`,
    `finding world-ingress ${DOOR}_80_ingress`,
  ]),
  change(
    "a fleet in the entrance's group",
    set("aws_launch_template.web_group_template.network_interfaces.0.security_groups", [
      "${aws_security_group.web_balancer.id}",
    ]),
    [
      `finding world-port-80 ${DOOR}_80_ingress`,
      `finding world-ingress ${DOOR}_80_ingress`,
      `finding world-ingress ${DOOR}_443_ingress`,
      `finding group-in-use aws_security_group.web`,
    ],
  ),
  change(
    "a fleet in the entrance's subnets",
    set("aws_autoscaling_group.web_group.vpc_zone_identifier", [
      "${aws_subnet.public_us_east_1a.id}",
      "${aws_subnet.public_us_east_1b.id}",
    ]),
    [
      `finding world-port-80 ${DOOR}_80_ingress`,
      `finding world-ingress ${DOOR}_80_ingress`,
      `finding world-ingress ${DOOR}_443_ingress`,
      `finding balancer-internal ${WEB}`,
      "finding vpc-block-public-access aws_vpc.network",
      "finding endpoint-ec2 aws_vpc.network",
    ],
  ),
  ...flip(`${HTTPS}.ssl_policy`, "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", "listener-policy"),
  change("the default policy", set(`${HTTPS}.ssl_policy`, undefined), [`finding listener-policy ${HTTPS}`]),
  change("an untold protocol", set(`${PLAIN}.protocol`, "${var.x}"), [
    `cannot tell listener-encryption ${PLAIN}`,
    `finding listener-policy ${PLAIN}`,
  ]),
  change(
    "plain requests from a block of addresses",
    add("aws_vpc_security_group_ingress_rule.other", {
      security_group_id: "${aws_security_group.backend_balancer.id}",
      cidr_ipv4: "10.20.0.0/16",
      from_port: 80,
      to_port: 80,
      ip_protocol: "tcp",
      description: "other",
    }),
    // The environment's own reason explains it all the same.
    [],
  ),
  ...flip(`${GROUP}.health_check.path`, undefined, "health-check-path-written"),
  change(
    "a group for HTTPS",
    all(set(`${GROUP}.protocol`, "HTTPS"), set(`${GROUP}.health_check.protocol`, "HTTPS")),
    [],
  ),
  change(
    "untold protocols",
    all(set(`${GROUP}.protocol`, "${var.x}"), set(`${GROUP}.health_check.protocol`, "${var.x}")),
    [`cannot tell target-group-encryption ${GROUP}`, `cannot tell health-check-encryption ${GROUP}`],
  ),
];
