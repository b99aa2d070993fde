import {
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeImagesCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { REGION } from "./lab";

/** A VPC with a subnet in each of the zones a, b and c; ids in the zones' order. */
export async function createNetwork(
  ec2: EC2Client,
): Promise<{ readonly vpcId: string; readonly subnets: readonly string[] }> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const vpcId = Vpc?.VpcId ?? "";
  const subnets: string[] = [];
  for (const [index, zone] of ["a", "b", "c"].entries()) {
    const place = { VpcId: vpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `${REGION}${zone}` };
    const { Subnet } = await ec2.send(new CreateSubnetCommand(place));
    subnets.push(Subnet?.SubnetId ?? "");
  }
  return { vpcId, subnets };
}

/** A launch template for an image that moto knows; answers its id. */
export async function createLaunchTemplate(ec2: EC2Client, name: string): Promise<string> {
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId: await anImage(ec2), InstanceType: "t3.medium", UserData: "b25l" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? "";
}

async function anImage(ec2: EC2Client): Promise<string> {
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ["amazon"] }));
  return Images?.[0]?.ImageId ?? "";
}
