import {
  DescribeDBInstancesCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeEventSubscriptionsCommand,
  ListTagsForResourceCommand,
  paginateDescribeDBParameterGroups,
  paginateDescribeOptionGroups,
  type RDSClient,
} from "@aws-sdk/client-rds";
import { allPages } from "../../../../foundation/all-pages";
import { carries, type Finder, ifThere, type Live, type SystemTags, withoutGeneratedSuffix } from "../finder";

export const DATABASE: Readonly<Record<string, Finder>> = {
  aws_db_instance: {
    kind: "by-name",
    action: "rds:DescribeDBInstances",
    keys: ["identifier"],
    look: async ({ rds }, wanted) => {
      const DBInstanceIdentifier = wanted["identifier"] ?? "";
      const found = await ifThere(() => rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier })));
      return (found?.DBInstances ?? [])
        .filter(({ DBInstanceStatus }) => DBInstanceStatus !== "deleting")
        .map(({ DBInstanceArn: arn }) => ({ id: DBInstanceIdentifier, attributes: { arn }, keys: wanted }));
    },
  },
  aws_db_subnet_group: {
    kind: "by-name",
    action: "rds:DescribeDBSubnetGroups",
    keys: ["name"],
    look: async ({ rds }, wanted) => {
      const name = wanted["name"] ?? "";
      const input = { DBSubnetGroupName: name };
      const found = await ifThere(() => rds.send(new DescribeDBSubnetGroupsCommand(input)));
      return (found?.DBSubnetGroups ?? []).map(() => ({ id: name, attributes: { name }, keys: wanted }));
    },
  },
  aws_db_parameter_group: {
    kind: "by-tags",
    action: "rds:DescribeDBParameterGroups",
    keys: ["name_prefix"],
    list: async ({ rds: client }, tags) => {
      const groups = await allPages(
        paginateDescribeDBParameterGroups({ client }, {}),
        (page) => page.DBParameterGroups,
      );
      const named = groups.map(({ DBParameterGroupName: name = "", DBParameterGroupArn: arn }) => ({
        name,
        arn,
      }));
      return oursOf(client, named, tags);
    },
  },
  aws_db_option_group: {
    kind: "by-tags",
    action: "rds:DescribeOptionGroups",
    keys: ["name_prefix"],
    list: async ({ rds: client }, tags) => {
      const groups = await allPages(
        paginateDescribeOptionGroups({ client }, {}),
        (page) => page.OptionGroupsList,
      );
      const named = groups.map(({ OptionGroupName: name = "", OptionGroupArn: arn }) => ({ name, arn }));
      return oursOf(client, named, tags);
    },
  },
  aws_db_event_subscription: {
    kind: "by-name",
    action: "rds:DescribeEventSubscriptions",
    keys: ["name"],
    look: async ({ rds }, wanted) => {
      const name = wanted["name"] ?? "";
      const input = { SubscriptionName: name };
      const found = await ifThere(() => rds.send(new DescribeEventSubscriptionsCommand(input)));
      return (found?.EventSubscriptionsList ?? []).map(() => ({ id: name, keys: wanted }));
    },
  },
};

interface Group {
  readonly name: string;
  readonly arn: string | undefined;
}

/** The groups that carry our tags; `default.mysql8.4` and `default:mysql-8-4` are AWS's own. */
async function oursOf(
  client: RDSClient,
  groups: readonly Group[],
  tags: SystemTags,
): Promise<readonly Live[]> {
  const ours: Live[] = [];
  for (const { name, arn } of groups) {
    if (/^default[.:]/u.test(name)) continue;
    const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceName: arn }));
    if (carries(TagList, tags))
      ours.push({
        id: name,
        attributes: { arn, name },
        keys: { name_prefix: withoutGeneratedSuffix(name) },
      });
  }
  return ours;
}
