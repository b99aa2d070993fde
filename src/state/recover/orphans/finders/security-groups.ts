import {
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  type SecurityGroup,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import { allPages } from "../../../../foundation/all-pages";
import { type Live, nameTag, type SystemTags, type TagFinder } from "../finder";
import type { LiveAws } from "../live-aws";
import { tagged } from "./network";

const RULE_KEYS = [
  "security_group_id",
  "ip_protocol",
  "from_port",
  "to_port",
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
];

export const SECURITY_GROUPS: Readonly<Record<string, TagFinder>> = {
  aws_security_group: {
    kind: "by-tags",
    action: "ec2:DescribeSecurityGroups",
    keys: ["vpc_id", "tags.Name"],
    list: async (aws, tags) =>
      (await groupsOf(aws, tags)).map(({ GroupId = "", VpcId = "", Tags }) => ({
        id: GroupId,
        keys: { vpc_id: VpcId, "tags.Name": nameTag(Tags) },
      })),
  },
  aws_vpc_security_group_ingress_rule: {
    kind: "by-tags",
    action: "ec2:DescribeSecurityGroupRules",
    keys: RULE_KEYS,
    list: (aws, tags) => rulesOf(aws, tags, false),
  },
  aws_vpc_security_group_egress_rule: {
    kind: "by-tags",
    action: "ec2:DescribeSecurityGroupRules",
    keys: RULE_KEYS,
    list: (aws, tags) => rulesOf(aws, tags, true),
  },
};

/** Without the default group of the VPC: it comes and goes with it. */
async function groupsOf({ ec2: client }: LiveAws, tags: SystemTags): Promise<readonly SecurityGroup[]> {
  const groups = await allPages(
    paginateDescribeSecurityGroups({ client }, { Filters: tagged(tags) }),
    (page) => page.SecurityGroups,
  );
  return groups.filter(({ GroupName }) => GroupName !== "default");
}

/**
 * Every rule of our groups, with tags or without: a new group lets everything out until Terraform takes that rule
 * away, and a run that is killed in between leaves it. No address wants it, so that it is told as a stranger.
 */
async function rulesOf(aws: LiveAws, tags: SystemTags, isEgress: boolean): Promise<readonly Live[]> {
  const Values = (await groupsOf(aws, tags)).map(({ GroupId = "" }) => GroupId);
  if (Values.length === 0) return [];
  const rules = await allPages(
    paginateDescribeSecurityGroupRules({ client: aws.ec2 }, { Filters: [{ Name: "group-id", Values }] }),
    (page) => page.SecurityGroupRules,
  );
  return rules.filter(({ IsEgress = false }) => IsEgress === isEgress).map(toLive);
}

function toLive(rule: SecurityGroupRule): Live {
  const port = (value: number | undefined): string =>
    value === undefined || value === -1 ? "" : String(value);
  return {
    id: rule.SecurityGroupRuleId ?? "",
    keys: {
      security_group_id: rule.GroupId ?? "",
      ip_protocol: rule.IpProtocol ?? "",
      from_port: port(rule.FromPort),
      to_port: port(rule.ToPort),
      cidr_ipv4: rule.CidrIpv4 ?? "",
      cidr_ipv6: rule.CidrIpv6 ?? "",
      prefix_list_id: rule.PrefixListId ?? "",
      referenced_security_group_id: rule.ReferencedGroupInfo?.GroupId ?? "",
    },
  };
}
