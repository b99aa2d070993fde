import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeManagedPrefixListsCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
  AutoScalingClient,
} from "@aws-sdk/client-auto-scaling";
import { type Lab, startLab } from "./support/lab";
import { createLaunchTemplate, createNetwork } from "./support/network";

let lab: Lab;
let ec2: EC2Client;
let autoScaling: AutoScalingClient;
let vpcId: string;
let subnets: readonly string[];

beforeAll(async () => {
  lab = await startLab();
  ec2 = new EC2Client(lab.settings);
  autoScaling = new AutoScalingClient(lab.settings);
  ({ vpcId, subnets } = await createNetwork(ec2));
});

afterAll(() => lab.end());

async function createGroup(name: string): Promise<string> {
  const group = { GroupName: name, Description: name, VpcId: vpcId };
  return (await ec2.send(new CreateSecurityGroupCommand(group))).GroupId ?? "";
}

async function descriptionsOf(groupId: string): Promise<Readonly<Record<string, string | undefined>>> {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [groupId] }] }),
  );
  return Object.fromEntries(
    SecurityGroupRules.filter(({ FromPort }) => FromPort !== -1).map((rule) => [
      `${rule.FromPort} ${rule.ReferencedGroupInfo?.GroupId ?? rule.PrefixListId ?? rule.CidrIpv4 ?? ""}`,
      rule.Description,
    ]),
  );
}

describe("descriptions of security group rules", () => {
  test("are kept whatever the source, and changed", async () => {
    const source = await createGroup("source");
    const target = await createGroup("target");
    const { PrefixLists } = await ec2.send(new DescribeManagedPrefixListsCommand({}));
    const prefixList = PrefixLists?.[0]?.PrefixListId ?? "";
    const tcp = (port: number) => ({ IpProtocol: "tcp", FromPort: port, ToPort: port });
    const ingress = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: target,
        IpPermissions: [
          { ...tcp(8080), UserIdGroupPairs: [{ GroupId: source, Description: "web ALB to web" }] },
        ],
      }),
    );
    const [rule] = ingress.SecurityGroupRules ?? [];
    expect(rule?.Description).toBe("web ALB to web");
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId: target,
        IpPermissions: [
          { ...tcp(443), PrefixListIds: [{ PrefixListId: prefixList, Description: "web to S3 & co" }] },
        ],
      }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: target,
        IpPermissions: [{ ...tcp(80), IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "internet" }] }],
      }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: target,
        IpPermissions: [{ ...tcp(9090), UserIdGroupPairs: [{ GroupId: source }] }],
      }),
    );
    expect(await descriptionsOf(target)).toEqual({
      [`8080 ${source}`]: "web ALB to web",
      [`443 ${prefixList}`]: "web to S3 & co",
      "80 0.0.0.0/0": "internet",
      [`9090 ${source}`]: undefined,
    });

    await ec2.send(
      new ModifySecurityGroupRulesCommand({
        GroupId: target,
        SecurityGroupRules: [
          {
            SecurityGroupRuleId: rule?.SecurityGroupRuleId ?? "",
            SecurityGroupRule: { ...tcp(8080), ReferencedGroupId: source, Description: "renamed" },
          },
        ],
      }),
    );
    expect((await descriptionsOf(target))[`8080 ${source}`]).toBe("renamed");
  });
});

describe("launch templates", () => {
  test("a second version keeps its user data, and a group can launch from it", async () => {
    const id = await createLaunchTemplate(ec2, "user-data");
    const data = { ImageId: "ami-12c6146b", InstanceType: "t3.large" as const, UserData: "dHdv" };
    const created = await ec2.send(
      new CreateLaunchTemplateVersionCommand({ LaunchTemplateId: id, LaunchTemplateData: data }),
    );
    expect(created.LaunchTemplateVersion?.LaunchTemplateData).toEqual(data);
    const { LaunchTemplateVersions = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id }),
    );
    const shown = LaunchTemplateVersions.map(({ VersionNumber, LaunchTemplateData }) => [
      VersionNumber,
      LaunchTemplateData?.UserData,
    ]);
    expect(shown).toEqual([
      [1, "b25l"],
      [2, "dHdv"],
    ]);

    const AutoScalingGroupName = "on-version-2";
    const sizes = { MinSize: 1, MaxSize: 4, VPCZoneIdentifier: subnets.slice(0, 1).join(",") };
    const LaunchTemplate = { LaunchTemplateId: id, Version: "2" };
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({ AutoScalingGroupName, LaunchTemplate, ...sizes }),
    );
    await autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, MinSize: 2 }));
  });

  test("its own tags are not those of what it launches, and changes of them show", async () => {
    const { LaunchTemplate } = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: "tagged",
        TagSpecifications: [{ ResourceType: "launch-template", Tags: [{ Key: "Project", Value: "lab" }] }],
        LaunchTemplateData: {
          InstanceType: "t3.medium",
          TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] }],
        },
      }),
    );
    const id = LaunchTemplate?.LaunchTemplateId ?? "";
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "Later", Value: "<yes>" }] }));
    const { LaunchTemplateVersions } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id }),
    );
    expect(LaunchTemplateVersions?.[0]?.LaunchTemplateData?.TagSpecifications).toEqual([
      { ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] },
    ]);
    const { LaunchTemplates } = await ec2.send(
      new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] }),
    );
    expect(LaunchTemplates?.[0]?.Tags).toEqual([
      { Key: "Project", Value: "lab" },
      { Key: "Later", Value: "<yes>" },
    ]);
  });
});
