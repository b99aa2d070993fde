import {
  CreateTargetGroupCommand,
  type ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";

export async function createTargetGroup(
  elb: ElasticLoadBalancingV2Client,
  vpcId: string,
  name: string,
): Promise<string> {
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: name, Port: 8080, Protocol: "HTTP", VpcId: vpcId }),
  );
  return TargetGroups?.[0]?.TargetGroupArn ?? "";
}
