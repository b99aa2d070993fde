import { fsbp, type SecurityRule } from "../security-rule";
import {
  egressRules,
  ingressRules,
  isAnyBlock,
  isOfAll,
  judgeUses,
  lets,
  type RuleUse,
} from "../world-rules";

/** Ports of services that are attacked all the time: what EC2.19 lists. */
const HIGH_RISK = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080,
  8088, 8888, 9200, 9300,
];
/** What may be open to everybody: what EC2.18 lists by default. */
const AUTHORIZED = [80, 443];
const REMOTE = [22, 3389];

const isWorldOn =
  (ports: readonly number[]) =>
  (use: RuleUse): boolean =>
    isAnyBlock(use) && ports.some((port) => lets(use, port));

export const OPEN_RULES: readonly SecurityRule[] = [
  {
    id: "world-remote-access",
    title: "Nobody logs in from everywhere",
    why: "SSH and RDP that are open to everybody are tried within minutes.",
    source: fsbp("ec2", 53),
    ids: ["CKV_AWS_24", "CKV_AWS_25", "AWS-0107", "EC2.53", "EC2.54", "CIS-5.2", "CIS-5.3"],
    check: judgeUses(
      ingressRules,
      isWorldOn(REMOTE),
      "lets everybody in to SSH or RDP",
      "Use Session Manager.",
    ),
  },
  {
    id: "world-high-risk-ports",
    title: "Ports that are attacked all the time are not open to everybody",
    why: "What listens there is found by whoever scans, today or tomorrow.",
    source: fsbp("ec2", 19),
    ids: ["EC2.19"],
    check: judgeUses(
      ingressRules,
      isWorldOn(HIGH_RISK),
      "lets everybody in to a high-risk port",
      "Name the security group of whoever is to come in.",
    ),
  },
  {
    id: "world-port-80",
    title: "Port 80 is not open to everybody",
    why: "What comes in there was sent in the open.",
    source: fsbp("elb", 1),
    ids: ["CKV_AWS_260"],
    check: judgeUses(ingressRules, isWorldOn([80]), "lets everybody in to port 80", "Serve HTTPS alone."),
  },
  {
    id: "world-every-port",
    title: "No rule lets everybody in to every port",
    why: "It is no rule.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ids: ["CKV_AWS_277"],
    check: judgeUses(
      ingressRules,
      (use) => isAnyBlock(use) && isOfAll(use),
      "lets everybody in to every port",
      "Name the ports, and who is to come in.",
    ),
  },
  {
    id: "world-other-ports",
    title: "Everybody comes in to ports 80 and 443 alone",
    why: "A port that is not for the web is not for everybody.",
    source: fsbp("ec2", 18),
    ids: ["EC2.18"],
    check: judgeUses(
      ingressRules,
      (use) => isAnyBlock(use) && !isWithin(use, AUTHORIZED),
      "lets everybody in to another port than 80 and 443",
      "Name the security group of whoever is to come in.",
    ),
  },
  {
    id: "world-ingress",
    title: "No rule lets everybody in",
    why: "Whoever is let in without being asked is everybody who scans.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ids: ["AwsSolutions-EC23"],
    check: judgeUses(ingressRules, isAnyBlock, "lets everybody in", "Name who is to come in."),
  },
  {
    id: "egress-every-port",
    title: "No rule lets everything out",
    why: "It is the way out for whoever breaks in.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ids: ["CKV_AWS_382"],
    check: judgeUses(
      egressRules,
      (use) => isAnyBlock(use) && isOfAll(use),
      "lets everything out to everywhere",
      "Let out what is needed: port and destination.",
    ),
  },
  {
    id: "world-egress",
    title: "No rule lets anything out to everywhere",
    why: "One port to everywhere is enough to carry data away.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ids: ["AWS-0104"],
    check: judgeUses(
      egressRules,
      isAnyBlock,
      "lets something out to everywhere",
      "Name the security group or the prefix list that it goes to.",
    ),
  },
];

function isWithin({ rule }: RuleUse, ports: readonly number[]): boolean {
  if (!rule.ports.known) return false;
  const { from, to } = rule.ports.value;
  return ports.filter((port) => from <= port && port <= to).length === to - from + 1;
}
