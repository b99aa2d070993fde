import {
  type EC2Client,
  paginateDescribePrefixLists,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeVpcEndpoints,
} from "@aws-sdk/client-ec2";
import { allPages } from "../../foundation/all-pages";

export interface ObservedRule {
  readonly groupId: string;
  readonly direction: "ingress" | "egress";
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** A group id, a network, or the name of a prefix list. */
  readonly peer: string;
}

export interface ObservedFlows {
  readonly rules: readonly ObservedRule[];
  /** Every security group, with its name. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Groups of the interface endpoints. */
  readonly endpointGroupIds: readonly string[];
}

/** Every security group rule in these VPCs. */
export async function observeFlows(client: EC2Client, vpcIds: readonly string[]): Promise<ObservedFlows> {
  if (vpcIds.length === 0) return { rules: [], groups: [], endpointGroupIds: [] };
  const paging = { client };
  const inVpc = [{ Name: "vpc-id", Values: [...vpcIds] }];
  const groups = await allPages(
    paginateDescribeSecurityGroups(paging, { Filters: inVpc }),
    (page) => page.SecurityGroups,
  );
  const ids = groups.map(({ GroupId = "" }) => GroupId);
  const rules = await allPages(
    paginateDescribeSecurityGroupRules(paging, { Filters: [{ Name: "group-id", Values: ids }] }),
    (page) => page.SecurityGroupRules,
  );
  const endpoints = await allPages(
    paginateDescribeVpcEndpoints(paging, { Filters: inVpc }),
    (page) => page.VpcEndpoints,
  );
  const lists = await allPages(paginateDescribePrefixLists(paging, {}), (page) => page.PrefixLists);
  const nameOfList = new Map(
    lists.map(({ PrefixListId = "", PrefixListName = "" }) => [PrefixListId, PrefixListName]),
  );
  return {
    groups: groups.map(({ GroupId = "", GroupName = "" }) => ({ id: GroupId, name: GroupName })),
    endpointGroupIds: endpoints.flatMap(({ Groups = [] }) => Groups.map(({ GroupId = "" }) => GroupId)),
    rules: rules.map((rule) => ({
      groupId: rule.GroupId ?? "",
      direction: rule.IsEgress === true ? "egress" : "ingress",
      protocol: rule.IpProtocol ?? "",
      fromPort: rule.FromPort ?? -1,
      toPort: rule.ToPort ?? -1,
      peer:
        rule.ReferencedGroupInfo?.GroupId ??
        rule.CidrIpv4 ??
        rule.CidrIpv6 ??
        nameOfList.get(rule.PrefixListId ?? "") ??
        "unknown",
    })),
  };
}
