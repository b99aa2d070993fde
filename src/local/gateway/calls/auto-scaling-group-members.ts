import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function autoScalingGroupMembers(): GatewayCall {
  return echo({
    service: "autoscaling",
    reason:
      "moto drops members of a group that it does not know, and an update changes nothing but sizes, zones, health checks and the template: every plan would show them as changed",
    creates: ["CreateAutoScalingGroup"],
    updates: ["UpdateAutoScalingGroup"],
    deletes: ["DeleteAutoScalingGroup"],
    key: ["AutoScalingGroupName"],
    answers: {
      DescribeAutoScalingGroups: ["DescribeAutoScalingGroupsResult", "AutoScalingGroups", "member"],
    },
    members: {
      AvailabilityZoneDistribution: {},
      AvailabilityZoneImpairmentPolicy: {},
      CapacityRebalance: {},
      CapacityReservationSpecification: {},
      Context: {},
      DefaultCooldown: {},
      DefaultInstanceWarmup: { unset: "-1" },
      DesiredCapacityType: {},
      InstanceMaintenancePolicy: {},
      MaxInstanceLifetime: { unset: "0" },
      PlacementGroup: { unset: "" },
      TerminationPolicies: {},
    },
  });
}
