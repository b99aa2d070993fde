import type { ModelResource } from "../../../model/resource-graph";
import { byIdentityOf } from "../references";
import { readersOf } from "../../rules/rule-context";
import { cannotTell, finding, fsbp, pass, type SecurityRule } from "../security-rule";
import { unreadOf } from "../companions";

/** What describes a group and puts nothing into it. */
const DESCRIBES: ReadonlySet<string> = new Set([
  "aws_security_group",
  "aws_default_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
]);

export const GROUP_USE: readonly SecurityRule[] = [
  {
    id: "group-in-use",
    title: "Every security group has somebody in it",
    why: "An unused group waits for somebody who takes it for what its name says.",
    source: fsbp("ec2", 22),
    ids: ["CKV2_AWS_5", "EC2.22"],
    check: (context) => {
      const users: readonly ModelResource[] = context.graph.resources.filter(
        ({ type }) => !DESCRIBES.has(type),
      );
      const { addresses, written, doubt } = byIdentityOf(users);
      const [unread = doubt] = unreadOf(context);
      return readersOf(context, "aws_security_group").map((group) => {
        const { address } = group;
        const id = group.text("id");
        if (addresses.has(address) || (id.known && written.has(id.value))) return pass(address);
        const message = `nothing of this configuration is in ${address}`;
        const fix = "Put somebody into it, or remove it.";
        return unread === undefined
          ? finding(address, message, fix)
          : cannotTell(address, `${message}, but ${unread}`, fix);
      });
    },
  },
];
