import type { ApiRequest, Forward } from "../api-request";
import { askQuery, type QueryService } from "../ask";
import { childOf, descend, textOf, type XmlElement } from "../xml";

/** As much of an Auto Scaling group as the gateway steers by. */
export interface GroupState {
  readonly name: string;
  /** Undefined for a group with a launch configuration. */
  readonly template: LaunchTemplate | undefined;
  /** Subnet ids, in the group's order. */
  readonly subnets: readonly string[];
  readonly desiredCapacity: number;
  readonly maxSize: number;
  readonly targetGroups: readonly string[];
  readonly instances: readonly GroupInstance[];
}

export interface LaunchTemplate {
  readonly id: string;
  /** A number, `$Latest` or `$Default`. */
  readonly version: string;
}

interface GroupInstance {
  readonly id: string;
  readonly zone: string;
}

/** Asks moto on behalf of a request; what it refuses becomes the answer to that request. */
export type Ask = (
  service: QueryService,
  parameters: Readonly<Record<string, string>>,
) => Promise<XmlElement>;

export function askFor(request: ApiRequest, forward: Forward): Ask {
  return (service, parameters) => askQuery(forward, request, service, parameters);
}

/** The group as moto holds it, or undefined when there is none of this name. */
export async function readGroup(ask: Ask, name: string): Promise<GroupState | undefined> {
  const answer = await ask("autoscaling", {
    Action: "DescribeAutoScalingGroups",
    "AutoScalingGroupNames.member.1": name,
  });
  const [group] = descend(answer, ["DescribeAutoScalingGroupsResult", "AutoScalingGroups", "member"]);
  if (group === undefined) return undefined;
  const template = childOf(group, "LaunchTemplate");
  const subnets = textOf(group, "VPCZoneIdentifier") ?? "";
  return {
    name,
    template:
      template === undefined
        ? undefined
        : {
            id: textOf(template, "LaunchTemplateId") ?? "",
            version: textOf(template, "Version") ?? "$Default",
          },
    subnets: subnets === "" ? [] : subnets.split(","),
    desiredCapacity: Number(textOf(group, "DesiredCapacity")),
    maxSize: Number(textOf(group, "MaxSize")),
    targetGroups: descend(group, ["TargetGroupARNs", "member"]).map(({ text }) => text),
    instances: descend(group, ["Instances", "member"]).map((instance) => ({
      id: textOf(instance, "InstanceId") ?? "",
      zone: textOf(instance, "AvailabilityZone") ?? "",
    })),
  };
}

/** The number that a template's version stands for just now. */
export async function versionNumber(ask: Ask, { id, version }: LaunchTemplate): Promise<string> {
  if (/^\d+$/u.test(version)) return version;
  const answer = await ask("ec2", {
    Action: "DescribeLaunchTemplates",
    "LaunchTemplateId.1": id,
  });
  const [template] = descend(answer, ["launchTemplates", "item"]);
  const name = version === "$Latest" ? "latestVersionNumber" : "defaultVersionNumber";
  return textOf(template, name) ?? version;
}
