import type { AttributeReader } from "../../../model/attribute-reader";
import { each, flagAt, isTrue, textIs } from "../attribute-checks";
import { companionsOf, hasGood } from "../companions";
import { finding, fsbp, pass, type SecurityRule } from "../security-rule";

const LOAD_BALANCERS = ["aws_lb", "aws_alb"] as const;

const isApplication = (balancer: AttributeReader): boolean => {
  const type = balancer.text("load_balancer_type", "application");
  return !type.known || type.value === "application";
};
const isPublic = (balancer: AttributeReader): boolean => {
  const internal = balancer.flag("internal", false);
  return isApplication(balancer) && (!internal.known || !internal.value);
};

export const BALANCERS: readonly SecurityRule[] = [
  {
    id: "balancer-headers",
    title: "A balancer drops headers that are none",
    why: "What balancer and server read differently is how a request is smuggled past one of them.",
    source: fsbp("elb", 4),
    ids: ["CKV_AWS_131", "AWS-0052", "ELB.4"],
    check: isTrue({
      types: LOAD_BALANCERS,
      isAbout: isApplication,
      path: "drop_invalid_header_fields",
      fix: "Set drop_invalid_header_fields = true.",
    }),
  },
  {
    id: "balancer-desync",
    title: "A balancer shuts out requests that are read in two ways",
    why: "With monitor they are let through, and a server behind may answer the wrong one.",
    source: fsbp("elb", 12),
    ids: ["CKV_AWS_328", "ELB.12"],
    check: textIs({
      types: LOAD_BALANCERS,
      isAbout: isApplication,
      path: "desync_mitigation_mode",
      absent: "defensive",
      isGood: (mode) => mode === "defensive" || mode === "strictest",
      fix: 'Set desync_mitigation_mode = "defensive", or "strictest".',
    }),
  },
  {
    id: "balancer-access-logs",
    title: "A balancer logs who asked for what",
    why: "Without access logs nobody can say afterwards what was taken.",
    source: fsbp("elb", 5),
    ids: ["CKV_AWS_91", "ELB.5", "AwsSolutions-ELB2"],
    check: each(LOAD_BALANCERS, undefined, (balancer) =>
      balancer.isWritten("access_logs")
        ? flagAt(balancer, {
            path: "access_logs.enabled",
            absent: false,
            fix: "Set access_logs.enabled = true, with a bucket.",
          })
        : finding(
            balancer.address,
            `${balancer.address}.access_logs is left out`,
            "Add access_logs with a bucket and enabled = true.",
          ),
    ),
  },
  {
    id: "balancer-internal",
    title: "A balancer does not face the internet",
    why: "What faces the internet is tried by everybody.",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    ids: ["AWS-0053"],
    check: isTrue({
      types: LOAD_BALANCERS,
      path: "internal",
      absent: false,
      fix: "Set internal = true where nobody outside is to reach it.",
    }),
  },
  {
    id: "balancer-firewall",
    title: "A balancer for the internet stands behind a web application firewall",
    why: "Known attacks and floods of one address reach the service as if they were requests.",
    source: fsbp("elb", 16),
    ids: ["CKV2_AWS_28", "ELB.16"],
    check: each(LOAD_BALANCERS, isPublic, (balancer, context) =>
      hasGood(
        balancer,
        companionsOf(context, balancer, ["aws_wafv2_web_acl_association"], "resource_arn"),
        ({ address }) => pass(address),
        "faces the internet without an aws_wafv2_web_acl_association",
        "Associate a web ACL with it.",
      ),
    ),
  },
];
