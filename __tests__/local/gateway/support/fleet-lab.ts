import {
  type AutoScalingGroup,
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  type InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateVersionCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Lab, startLab } from "./lab";
import { createLaunchTemplate, createNetwork } from "./network";
import { createTargetGroup } from "./target-group";

/** An emulator with a network in three zones, a launch template and a target group: all that a group needs. */
export class FleetLab {
  readonly autoScaling: AutoScalingClient;
  readonly ec2: EC2Client;
  private readonly elb: ElasticLoadBalancingV2Client;
  subnets: readonly string[] = [];
  targetGroup = "";
  template = "";

  private constructor(private readonly lab: Pick<Lab, "settings" | "end">) {
    this.autoScaling = new AutoScalingClient(lab.settings);
    this.ec2 = new EC2Client(lab.settings);
    this.elb = new ElasticLoadBalancingV2Client(lab.settings);
  }

  /** @param lab @default an emulator as it always runs */
  static async start(lab?: Pick<Lab, "settings" | "end">): Promise<FleetLab> {
    const fleet = new FleetLab(lab ?? (await startLab()));
    const { subnets, vpcId } = await createNetwork(fleet.ec2);
    fleet.subnets = subnets;
    fleet.targetGroup = await createTargetGroup(fleet.elb, vpcId, "web");
    fleet.template = await createLaunchTemplate(fleet.ec2, "web");
    return fleet;
  }

  end(): Promise<void> {
    return this.lab.end();
  }

  async create(name: string, members: Partial<CreateAutoScalingGroupCommandInput> = {}): Promise<void> {
    await this.autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: name,
        MinSize: 0,
        MaxSize: 6,
        VPCZoneIdentifier: this.subnets.join(","),
        LaunchTemplate: { LaunchTemplateId: this.template, Version: "1" },
        ...members,
      }),
    );
  }

  async group(name: string): Promise<AutoScalingGroup> {
    const { AutoScalingGroups } = await this.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    );
    const [found] = AutoScalingGroups ?? [];
    if (found === undefined) throw new Error(`no group ${name}`);
    return found;
  }

  /** The instances that the balancer sends requests to. */
  async targets(): Promise<readonly (string | undefined)[]> {
    const { TargetHealthDescriptions = [] } = await this.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: this.targetGroup }),
    );
    return TargetHealthDescriptions.map(({ Target }) => Target?.Id).sort();
  }

  /** Another version of the launch template, of another instance type. */
  async newVersion(userData: string): Promise<string> {
    const { LaunchTemplateVersion } = await this.ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: this.template,
        LaunchTemplateData: { ImageId: "ami-12c6146b", InstanceType: "t3.large", UserData: userData },
      }),
    );
    return String(LaunchTemplateVersion?.VersionNumber);
  }

  /** The newest first. */
  async refreshes(name: string): Promise<readonly InstanceRefresh[]> {
    const { InstanceRefreshes = [] } = await this.autoScaling.send(
      new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: name }),
    );
    return InstanceRefreshes;
  }

  async refreshEnds(name: string): Promise<InstanceRefresh | undefined> {
    for (;;) {
      const [newest] = await this.refreshes(name);
      if (newest?.EndTime !== undefined) return newest;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export const zonesOf = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.map(({ AvailabilityZone }) => AvailabilityZone).sort();
export const idsOf = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.map(({ InstanceId }) => InstanceId).sort();
export const versionsOf = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.map(({ LaunchTemplate }) => LaunchTemplate?.Version);
