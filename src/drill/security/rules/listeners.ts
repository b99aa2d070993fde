import type { AttributeReader } from "../../../model/attribute-reader";
import { textIs } from "../attribute-checks";
import { fsbp, type SecurityRule } from "../security-rule";

const LISTENERS = ["aws_lb_listener", "aws_alb_listener"] as const;
const TARGET_GROUPS = ["aws_lb_target_group", "aws_alb_target_group"] as const;

/** TLS 1.2 and 1.3 without the suites of the extended lists. */
const STRONG =
  /^ELBSecurityPolicy-(?:TLS13-1-[23](?:-Res)?(?:-FIPS)?(?:-PQ)?|TLS13-1-2-(?:Res-)?FIPS|TLS-1-2)-\d{4}-\d{2}$/u;

const isEncrypted = (listener: AttributeReader): boolean => {
  const protocol = listener.text("protocol", "HTTP");
  return !protocol.known || ["HTTPS", "TLS"].includes(protocol.value.toUpperCase());
};
/** Of application balancers: a group for TCP has no TLS of its own. */
const isOfRequests = (group: AttributeReader): boolean => {
  const protocol = group.text("protocol");
  return !protocol.known || ["HTTP", "HTTPS"].includes(protocol.value.toUpperCase());
};
const isHttps = (protocol: string): boolean => protocol.toUpperCase() === "HTTPS";

export const LISTENERS_AND_TARGETS: readonly SecurityRule[] = [
  {
    id: "listener-policy",
    title: "A listener takes strong ciphers alone",
    why: "The older and the extended policies take suites without forward secrecy, or TLS 1.0.",
    source: fsbp("elb", 17),
    ids: ["CKV_AWS_103", "CKV2_AWS_74", "AWS-0047", "ELB.17"],
    check: textIs({
      types: LISTENERS,
      isAbout: isEncrypted,
      path: "ssl_policy",
      isGood: (name) => STRONG.test(name),
      fix: 'Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06".',
    }),
  },
  {
    id: "target-group-encryption",
    title: "Requests are encrypted on their way to the instances",
    why: "Behind the balancer they travel in the open again.",
    source: fsbp("elb", 22),
    ids: ["CKV_AWS_378", "ELB.22"],
    check: textIs({
      types: TARGET_GROUPS,
      isAbout: isOfRequests,
      path: "protocol",
      isGood: isHttps,
      fix: 'Set protocol = "HTTPS"; instances may make their own certificates.',
    }),
  },
  {
    id: "health-check-encryption",
    title: "Health checks are encrypted",
    why: "A check in the open passes where the encrypted port is dead.",
    source: fsbp("elb", 21),
    ids: ["ELB.21"],
    check: textIs({
      types: TARGET_GROUPS,
      isAbout: isOfRequests,
      path: "health_check.protocol",
      absent: "HTTP",
      isGood: isHttps,
      fix: 'Set health_check.protocol = "HTTPS".',
    }),
  },
  {
    id: "health-check-path-written",
    title: "A health check says what it asks for",
    why: "The default asks for the front page, whatever that needs.",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    ids: ["CKV_AWS_261"],
    check: textIs({
      types: TARGET_GROUPS,
      isAbout: isOfRequests,
      path: "health_check.path",
      isGood: (path) => path.startsWith("/"),
      fix: 'Set health_check.path = "/healthz".',
    }),
  },
];
