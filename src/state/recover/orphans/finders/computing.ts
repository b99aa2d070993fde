import { DescribeAutoScalingGroupsCommand, paginateDescribePolicies } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplatesCommand } from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  paginateDescribeListeners,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { allPages } from "../../../../foundation/all-pages";
import { ifThere, type NameFinder } from "../finder";

/** The tiers: their names are unique in an account and region. */
export const COMPUTING: Readonly<Record<string, NameFinder>> = {
  aws_launch_template: {
    kind: "by-name",
    action: "ec2:DescribeLaunchTemplates",
    keys: ["name"],
    look: async ({ ec2 }, wanted) => {
      const LaunchTemplateNames = [wanted["name"] ?? ""];
      const found = await ifThere(() =>
        ec2.send(new DescribeLaunchTemplatesCommand({ LaunchTemplateNames })),
      );
      return (found?.LaunchTemplates ?? []).map(({ LaunchTemplateId = "" }) => ({
        id: LaunchTemplateId,
        keys: wanted,
      }));
    },
  },
  aws_autoscaling_group: {
    kind: "by-name",
    action: "autoscaling:DescribeAutoScalingGroups",
    keys: ["name"],
    look: async ({ autoScaling }, wanted) => {
      const AutoScalingGroupNames = [wanted["name"] ?? ""];
      const { AutoScalingGroups = [] } = await autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames }),
      );
      return (
        AutoScalingGroups
          // It has one only while it is being deleted.
          .filter(({ Status }) => Status === undefined)
          .map(({ AutoScalingGroupName: name = "", AutoScalingGroupARN: arn }) => ({
            id: name,
            attributes: { name, arn },
            keys: wanted,
          }))
      );
    },
  },
  aws_autoscaling_policy: {
    kind: "by-name",
    action: "autoscaling:DescribePolicies",
    keys: ["autoscaling_group_name", "name"],
    look: async ({ autoScaling: client }, wanted) => {
      const { autoscaling_group_name: group = "", name = "" } = wanted;
      const policies = await allPages(
        paginateDescribePolicies({ client }, { AutoScalingGroupName: group, PolicyNames: [name] }),
        (page) => page.ScalingPolicies,
      );
      return policies.map(() => ({ id: `${group}/${name}`, keys: wanted }));
    },
  },
  aws_lb: {
    kind: "by-name",
    action: "elasticloadbalancing:DescribeLoadBalancers",
    keys: ["name"],
    look: async ({ elb }, wanted) => {
      const Names = [wanted["name"] ?? ""];
      const found = await ifThere(() => elb.send(new DescribeLoadBalancersCommand({ Names })));
      return (found?.LoadBalancers ?? []).map(({ LoadBalancerArn: arn = "", DNSName: dns_name }) => ({
        id: arn,
        attributes: { arn, dns_name },
        keys: wanted,
      }));
    },
  },
  aws_lb_target_group: {
    kind: "by-name",
    action: "elasticloadbalancing:DescribeTargetGroups",
    keys: ["name"],
    look: async ({ elb }, wanted) => {
      const Names = [wanted["name"] ?? ""];
      const found = await ifThere(() => elb.send(new DescribeTargetGroupsCommand({ Names })));
      return (found?.TargetGroups ?? []).map(({ TargetGroupArn: arn = "" }) => ({
        id: arn,
        attributes: { arn },
        keys: wanted,
      }));
    },
  },
  aws_lb_listener: {
    kind: "by-name",
    action: "elasticloadbalancing:DescribeListeners",
    keys: ["load_balancer_arn", "port"],
    look: async ({ elb: client }, wanted) => {
      const LoadBalancerArn = wanted["load_balancer_arn"] ?? "";
      const listeners = await allPages(
        paginateDescribeListeners({ client }, { LoadBalancerArn }),
        (page) => page.Listeners,
      );
      return listeners
        .filter(({ Port }) => String(Port) === wanted["port"])
        .map(({ ListenerArn = "" }) => ({ id: ListenerArn, keys: wanted }));
    },
  },
};
