import type { AclRule, NetworkAcl } from "../../../model/topology";
import { isTcp } from "../../rules/acl-ports";
import { isWorld } from "../../rules/exposure";
import type { RuleContext } from "../../rules/rule-context";
import { isNone } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const SOURCE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html";
const CLOSE = "Let in the addresses that need it, or leave the default list and use security groups.";

export const NETWORK_ACLS: readonly SecurityRule[] = [
  {
    id: "acl-none",
    title: "Security groups decide, not access lists",
    why: "Access lists are stateless and judged by number: one wrong entry opens or cuts a whole layer.",
    source: SOURCE,
    ids: ["AwsSolutions-VPC3"],
    check: (context) =>
      isNone(context, ["aws_network_acl"], "is an access list of its own", "Use security groups."),
  },
  {
    id: "acl-attached",
    title: "An access list is that of a subnet",
    why: "One that belongs to no subnet does nothing, and looks as if it did.",
    source: fsbp("ec2", 16),
    ids: ["CKV2_AWS_1", "EC2.16"],
    check: ({ topology }) =>
      topology.networkAcls.map(({ address }) => {
        const isUsed = topology.subnets.some(({ acl }) => acl.known && acl.value === address);
        if (isUsed) return pass(address);
        const doubt = topology.subnets.find(({ acl }) => !acl.known);
        const message = `${address} belongs to no subnet`;
        return doubt === undefined
          ? finding(address, message, "Give it subnets, or remove it.")
          : cannotTell(
              address,
              `${message}, but the list of ${doubt.address} is not told`,
              "Give it subnets.",
            );
      }),
  },
  {
    id: "acl-remote-access",
    title: "No access list lets everybody in to log in or to copy files",
    why: "SSH, RDP and FTP that are open to everybody are tried within minutes.",
    source: fsbp("ec2", 21),
    ids: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "EC2.21", "CIS-5.1"],
    check: ofLists(
      (rule) => isTcp(rule.protocol, true) && [20, 21, 22, 3389].some((port) => holds(rule, port)),
    ),
  },
  {
    id: "acl-every-port",
    title: "No access list lets everybody in to every port",
    why: "It is no list.",
    source: SOURCE,
    ids: ["CKV_AWS_352", "AWS-0102"],
    check: ofLists(({ protocol, ports }) => protocol === "-1" || ports.to - ports.from >= 65534),
  },
  {
    id: "acl-world",
    title: "No access list lets everybody in",
    why: "The list of a layer that nobody outside is to reach has no use for it.",
    source: SOURCE,
    ids: ["AWS-0105"],
    check: ofLists(() => true),
  },
];

/** @param isBad of an entry that lets everybody in. */
function ofLists(isBad: (rule: AclRule) => boolean): SecurityRule["check"] {
  return ({ topology }: RuleContext) => topology.networkAcls.map((list) => judge(list, isBad));
}

function judge({ address, ingress }: NetworkAcl, isBad: (rule: AclRule) => boolean): Judged {
  if (!ingress.known) return cannotTell(address, ingress.because, CLOSE);
  const bad = ingress.value.find((rule) => rule.allow && isWorld(rule.cidr) && isBad(rule));
  return bad === undefined
    ? pass(address)
    : finding(address, `${bad.address} lets everybody in, by entry ${bad.number}`, CLOSE);
}

function holds({ ports, protocol }: AclRule, port: number): boolean {
  return protocol === "-1" || (ports.from <= port && port <= ports.to);
}
