import { AutoScalingClient, UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  type IpPermission,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import type { Scenario } from "./scenarios";

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

type Undo = () => Promise<void>;

/** What somebody does without Terraform, and how it is undone. */
export const BEHIND: Readonly<Record<NonNullable<Scenario["behind"]>, (endpoint: string) => Promise<Undo>>> =
  {
    "open the database's group": async (endpoint) => {
      const client = new EC2Client({ endpoint, region: "us-east-1", credentials: CREDENTIALS });
      const { SecurityGroups: groups = [] } = await client.send(new DescribeSecurityGroupsCommand({}));
      const id = groups.find(({ Tags = [] }) =>
        Tags.some(({ Value }) => Value === "durable-dev-database"),
      )?.GroupId;
      if (id === undefined) throw new Error("the database has no group");
      const IpPermissions: IpPermission[] = [
        { IpProtocol: "tcp", FromPort: 3307, ToPort: 3307, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
      ];
      await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
      return async () => {
        await client.send(new RevokeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }));
      };
    },
    "lower the web fleet's minimum": async (endpoint) => {
      const client = new AutoScalingClient({ endpoint, region: "us-east-1", credentials: CREDENTIALS });
      const minimum = (MinSize: number) =>
        client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: "durable-dev-web", MinSize }));
      await minimum(1);
      return async () => {
        await minimum(2);
      };
    },
    "make a log group": async (endpoint) => {
      const client = new CloudWatchLogsClient({ endpoint, region: "us-east-1", credentials: CREDENTIALS });
      await client.send(new CreateLogGroupCommand({ logGroupName: "made-by-hand" }));
      return async () => {
        await client.send(new DeleteLogGroupCommand({ logGroupName: "made-by-hand" }));
      };
    },
  };
