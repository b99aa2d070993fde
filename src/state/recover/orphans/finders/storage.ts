import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { paginateListSecrets } from "@aws-sdk/client-secrets-manager";
import { paginateListTopics } from "@aws-sdk/client-sns";
import { allPages } from "../../../../foundation/all-pages";
import { carries, type Finder, ifThere, withoutGeneratedSuffix } from "../finder";

/** What keeps something: states, locks, logs, secrets, messages. */
export const STORAGE: Readonly<Record<string, Finder>> = {
  aws_s3_bucket: {
    kind: "by-name",
    action: "s3:ListBucket",
    keys: ["bucket"],
    look: async ({ s3 }, wanted) => {
      // A bucket of the same name in somebody else's account answers 403: that is told, not taken for ours.
      const Bucket = wanted["bucket"] ?? "";
      const found = await ifThere(() => s3.send(new HeadBucketCommand({ Bucket })));
      return found === undefined ? [] : [{ id: Bucket, keys: wanted }];
    },
  },
  aws_dynamodb_table: {
    kind: "by-name",
    action: "dynamodb:DescribeTable",
    keys: ["name"],
    look: async ({ dynamodb }, wanted) => {
      const TableName = wanted["name"] ?? "";
      const table = (await ifThere(() => dynamodb.send(new DescribeTableCommand({ TableName }))))?.Table;
      return table === undefined || table.TableStatus === "DELETING" ? [] : [{ id: TableName, keys: wanted }];
    },
  },
  aws_cloudwatch_log_group: {
    kind: "by-name",
    action: "logs:DescribeLogGroups",
    keys: ["name"],
    look: async ({ logs: client }, wanted) => {
      const name = wanted["name"] ?? "";
      const groups = await allPages(
        paginateDescribeLogGroups({ client }, { logGroupNamePrefix: name }),
        (page) => page.logGroups,
      );
      return groups
        .filter(({ logGroupName }) => logGroupName === name)
        .map(({ arn }) => ({ id: name, attributes: { name, arn: arn?.replace(/:\*$/u, "") }, keys: wanted }));
    },
  },
  aws_secretsmanager_secret: {
    kind: "by-tags",
    action: "secretsmanager:ListSecrets",
    keys: ["name_prefix"],
    list: async ({ secrets: client }, tags) => {
      const Filters = Object.keys(tags).map((key) => ({ Key: "tag-key" as const, Values: [key] }));
      const found = await allPages(paginateListSecrets({ client }, { Filters }), (page) => page.SecretList);
      return found
        .filter(({ Tags, DeletedDate }) => DeletedDate === undefined && carries(Tags, tags))
        .map(({ ARN: arn = "", Name: name = "" }) => ({
          id: arn,
          attributes: { arn, name },
          keys: { name_prefix: withoutGeneratedSuffix(name) },
        }));
    },
  },
  aws_sns_topic: {
    kind: "by-name",
    action: "sns:ListTopics",
    keys: ["name"],
    look: async ({ sns: client }, wanted) => {
      const topics = await allPages(paginateListTopics({ client }, {}), (page) => page.Topics);
      return topics
        .filter(({ TopicArn = "" }) => TopicArn.split(":").at(-1) === wanted["name"])
        .map(({ TopicArn: arn = "" }) => ({ id: arn, attributes: { arn }, keys: wanted }));
    },
  },
};
