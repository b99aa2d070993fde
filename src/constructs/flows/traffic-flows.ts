import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Where a flow starts or ends: a group of ours, the internet, or the addresses of an AWS service. */
export type Peer<Member extends string> =
  | { readonly group: Member }
  | { readonly internet: true }
  | { readonly service: string; readonly prefixListId: string };

/** One allowed (source, destination, port). What is not in the list is not allowed. */
export interface Flow<Member extends string> {
  readonly from: Peer<Member>;
  readonly to: Peer<Member>;
  /** TCP port. */
  readonly port: number;
  /** Why it is needed; it becomes the description of both rules. */
  readonly why: string;
}

export interface TrafficFlowsProps<Member extends string> {
  readonly vpcId: string;
  readonly namePrefix: string;
  /** The security groups, with what each is for. */
  readonly members: Readonly<Record<Member, string>>;
  readonly flows: readonly Flow<Member>[];
}

/**
 * Who may talk to whom: one security group per member, and for every flow an egress rule on its source and an
 * ingress rule on its destination. Rules are resources of their own, never inline, so that groups cannot form a cycle.
 */
export class TrafficFlows<Member extends string> extends Construct {
  /** Every rule: AWS lets an instance start before its rules exist, and its boot then hangs. */
  readonly rules: readonly ITerraformDependable[];
  private readonly groups: ReadonlyMap<Member, SecurityGroup>;

  constructor(scope: Construct, id: string, props: TrafficFlowsProps<Member>) {
    super(scope, id);
    const { vpcId, namePrefix, members, flows } = props;
    this.groups = new Map(
      (Object.entries(members) as [Member, string][]).map(([member, description]) => [
        member,
        new SecurityGroup(new Construct(this, member), "security-group", {
          // A prefix, so that a replacement can stand beside what it replaces.
          namePrefix: `${namePrefix}-${member}-`,
          description,
          vpcId,
          tags: { Name: `${namePrefix}-${member}` },
          lifecycle: { createBeforeDestroy: true },
        }),
      ]),
    );
    this.rules = flows.flatMap((flow) => this.createRules(flow));
  }

  /** The id of a member's security group. */
  groupId(member: Member): string {
    const group = this.groups.get(member);
    if (group === undefined) throw new Error(`no security group for ${member}`);
    return group.id;
  }

  private createRules({ from, to, port, why }: Flow<Member>): ITerraformDependable[] {
    const scope = new Construct(this, `${nameOf(from)}-to-${nameOf(to)}-${port}`);
    const ports = { ipProtocol: "tcp", fromPort: port, toPort: port, description: why };
    const rules: ITerraformDependable[] = [];
    if ("group" in from) {
      rules.push(
        new VpcSecurityGroupEgressRule(scope, "egress", {
          securityGroupId: this.groupId(from.group),
          ...this.target(to),
          ...ports,
        }),
      );
    }
    if ("group" in to) {
      rules.push(
        new VpcSecurityGroupIngressRule(scope, "ingress", {
          securityGroupId: this.groupId(to.group),
          ...this.target(from),
          ...ports,
        }),
      );
    }
    return rules;
  }

  private target(
    peer: Peer<Member>,
  ): { cidrIpv4: string } | { prefixListId: string } | { referencedSecurityGroupId: string } {
    if ("internet" in peer) return { cidrIpv4: "0.0.0.0/0" };
    if ("service" in peer) return { prefixListId: peer.prefixListId };
    return { referencedSecurityGroupId: this.groupId(peer.group) };
  }
}

function nameOf(peer: Peer<string>): string {
  if ("internet" in peer) return "internet";
  return "service" in peer ? peer.service : peer.group;
}
