import { readersOf, type RuleContext } from "../../rules/rule-context";
import { listOf } from "../../rules/told-values";
import { each, isFalse, textAt } from "../attribute-checks";
import { companionsOf, hasGood, isNone } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const ALL_TRAFFIC = {
  path: "traffic_type",
  isGood: (type: string) => type.toUpperCase() === "ALL",
  fix: 'Set traffic_type = "ALL".',
};

export const NETWORKS: readonly SecurityRule[] = [
  {
    id: "default-group",
    title: "Every network's default security group is shut",
    why: "Whatever names no group gets the default one, in which everything reaches everything.",
    source: fsbp("ec2", 2),
    ids: ["CKV2_AWS_12", "AWS-0173", "EC2.2", "CIS-5.4"],
    check: each(["aws_vpc"], undefined, (network, context) =>
      hasGood(
        network,
        companionsOf(context, network, ["aws_default_security_group"], "vpc_id"),
        ({ address }) => shutGroup(context, address),
        "has no aws_default_security_group: its default group lets all of its own in",
        "Add an aws_default_security_group without ingress and egress.",
      ),
    ),
  },
  {
    id: "flow-logs",
    title: "A network logs its flows",
    why: "Without them nobody can say afterwards who talked to whom.",
    source: fsbp("ec2", 6),
    ids: ["CKV2_AWS_11", "AWS-0178", "EC2.6", "AwsSolutions-VPC7", "CIS-3.7"],
    check: each(["aws_vpc"], undefined, (network, context) =>
      hasGood(
        network,
        companionsOf(context, network, ["aws_flow_log"], "vpc_id"),
        (log) => textAt(log, ALL_TRAFFIC),
        "has no aws_flow_log",
        'Add an aws_flow_log with traffic_type = "ALL".',
      ),
    ),
  },
  {
    id: "subnet-addresses",
    title: "Subnets give out no public addresses",
    why: "Whatever is launched there without saying otherwise can be reached from outside.",
    source: fsbp("ec2", 15),
    ids: ["CKV_AWS_130", "AWS-0164", "EC2.15"],
    check: isFalse({
      types: ["aws_subnet"],
      path: "map_public_ip_on_launch",
      fix: "Set map_public_ip_on_launch = false.",
    }),
  },
  {
    id: "default-vpc",
    title: "The default network is not used",
    why: "Its subnets are all public, and everybody's things lie in it.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    ids: ["CKV_AWS_148", "AWS-0101"],
    check: (context) =>
      isNone(context, ["aws_default_vpc"], "takes over the default network", "Use a network of your own."),
  },
  {
    id: "vpc-block-public-access",
    title: "The region blocks traffic of internet gateways",
    why: "With it a route that somebody adds by mistake leads nowhere.",
    source: fsbp("ec2", 172),
    ids: ["EC2.172"],
    check: each(["aws_vpc"], undefined, ({ address }, context) => {
      const options = readersOf(context, "aws_vpc_block_public_access_options");
      const [own] = options.map((each) => each.text("internet_gateway_block_mode"));
      const fix = "Block it where no network of the region needs an internet gateway.";
      if (own?.known === false) return cannotTell(address, own.because, fix);
      return own !== undefined && own.value !== "off"
        ? pass(address)
        : finding(address, `${address} may be reached through an internet gateway`, fix);
    }),
  },
  {
    id: "address-in-use",
    title: "Elastic addresses belong to NAT gateways",
    why: "An address that is nobody's is paid for, and one of an instance makes it public.",
    source: fsbp("ec2", 12),
    ids: ["CKV2_AWS_19", "EC2.12"],
    check: (context) =>
      readersOf(context, "aws_eip").map((address) =>
        hasGood(
          address,
          companionsOf(context, address, ["aws_nat_gateway"], "allocation_id"),
          (gateway) => pass(gateway.address),
          "belongs to no NAT gateway",
          "Release it, or give it to a NAT gateway.",
        ),
      ),
  },
  {
    id: "default-route",
    title: "The way out is a gateway, never an instance",
    why: "An instance that routes is one that fails alone and sees everything.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html",
    ids: ["CKV2_AWS_35"],
    check: (context) =>
      readersOf(context, "aws_route").map((route) => {
        const { address } = route;
        const written = ["instance_id", "network_interface_id"].filter((path) => route.isWritten(path));
        const bad = written.find((path) => route.value(path).kind !== "unknown");
        if (bad !== undefined)
          return finding(address, `${route.where(bad)} is written`, "Use a NAT gateway.");
        const [untold] = written;
        return untold === undefined
          ? pass(address)
          : cannotTell(address, `${route.where(untold)} is not told`, "Use a NAT gateway.");
      }),
  },
];

function shutGroup({ securityGroups }: RuleContext, address: string): Judged {
  const fix = "Remove its ingress and egress, and the rules that name it.";
  const group = securityGroups.get(address);
  if (group === undefined || !group.ingress.known || !group.egress.known)
    return cannotTell(address, `the rules of ${address} are not told`, fix);
  return listOf(group.ingress).length + listOf(group.egress).length === 0
    ? pass(address)
    : finding(address, `${address} has rules`, fix);
}
