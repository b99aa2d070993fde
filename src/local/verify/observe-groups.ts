import { type AutoScalingClient, paginateDescribeAutoScalingGroups } from "@aws-sdk/client-auto-scaling";
import {
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  paginateDescribeInstances,
} from "@aws-sdk/client-ec2";
import { allPages } from "../../foundation/all-pages";

export interface ObservedGroup {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly healthCheck: string;
  readonly subnetIds: readonly string[];
  /** Instances that are in service. */
  readonly inService: number;
  /** Instances with a public address. */
  readonly withPublicAddress: number;
  readonly template: ObservedTemplate;
}

export interface ObservedTemplate {
  readonly instanceType: string;
  /** `required`: IMDSv2 alone. */
  readonly metadataTokens: string;
  readonly asksForPublicAddress: boolean;
  readonly securityGroupIds: readonly string[];
}

/** The Auto Scaling groups with an instance subnet among these. */
export async function observeGroups(
  clients: { readonly autoScaling: AutoScalingClient; readonly ec2: EC2Client },
  subnetIds: readonly string[],
): Promise<readonly ObservedGroup[]> {
  const { autoScaling, ec2 } = clients;
  const groups = await allPages(
    paginateDescribeAutoScalingGroups({ client: autoScaling }, {}),
    (page) => page.AutoScalingGroups,
  );
  const ours = groups.filter(({ VPCZoneIdentifier = "" }) =>
    VPCZoneIdentifier.split(",").some((id) => subnetIds.includes(id)),
  );
  return Promise.all(
    ours.map(async (group): Promise<ObservedGroup> => {
      const { Instances = [], LaunchTemplate, MixedInstancesPolicy } = group;
      const launched =
        LaunchTemplate ?? MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? {};
      const ids = Instances.flatMap(({ InstanceId }) => (InstanceId === undefined ? [] : [InstanceId]));
      return {
        name: group.AutoScalingGroupName ?? "",
        minimum: group.MinSize ?? 0,
        maximum: group.MaxSize ?? 0,
        healthCheck: group.HealthCheckType ?? "",
        subnetIds: (group.VPCZoneIdentifier ?? "").split(","),
        inService: Instances.filter(({ LifecycleState }) => LifecycleState === "InService").length,
        withPublicAddress: await countPublicAddresses(ec2, ids),
        template: await observeTemplate(ec2, launched.LaunchTemplateId ?? "", launched.Version ?? "$Latest"),
      };
    }),
  );
}

async function countPublicAddresses(client: EC2Client, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const pages = paginateDescribeInstances({ client }, { InstanceIds: [...ids] });
  const reservations = await allPages(pages, (page) => page.Reservations);
  const instances = reservations.flatMap(({ Instances = [] }) => Instances);
  return instances.filter(({ PublicIpAddress = "" }) => PublicIpAddress !== "").length;
}

async function observeTemplate(client: EC2Client, id: string, version: string): Promise<ObservedTemplate> {
  const answer = await client.send(
    new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: [version] }),
  );
  const data = answer.LaunchTemplateVersions?.[0]?.LaunchTemplateData ?? {};
  const interfaces = data.NetworkInterfaces ?? [];
  return {
    instanceType: data.InstanceType ?? "",
    metadataTokens: data.MetadataOptions?.HttpTokens ?? "",
    asksForPublicAddress: interfaces.some(
      ({ AssociatePublicIpAddress }) => AssociatePublicIpAddress === true,
    ),
    securityGroupIds: [...(data.SecurityGroupIds ?? []), ...interfaces.flatMap(({ Groups = [] }) => Groups)],
  };
}
