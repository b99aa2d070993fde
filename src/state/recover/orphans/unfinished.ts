import type { Live } from "./finder";
import type { Orphan, Unfinished } from "./orphans";

/**
 * AWS lets everything out of a new security group, and Terraform takes that rule away once the group is made. A run
 * that is killed in between leaves it, and no later deploy sees it: the rule is no resource of the configuration.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function asUnfinished(
  type: string,
  { id, keys }: Live,
  orphans: readonly Orphan[],
): Unfinished | undefined {
  if (type !== "aws_vpc_security_group_egress_rule" || keys["ip_protocol"] !== "-1") return undefined;
  if (keys["cidr_ipv4"] !== "0.0.0.0/0" && keys["cidr_ipv6"] !== "::/0") return undefined;
  // Only in a group that no state knows yet: in any other, somebody has put it there.
  const group = orphans.find(
    (orphan) => orphan.address.startsWith("aws_security_group.") && orphan.id === keys["security_group_id"],
  );
  return group === undefined ? undefined : { address: group.address, groupId: group.id, ruleId: id };
}
