import { LbTargetGroup, type LbTargetGroupTargetGroupHealth } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";

/**
 * One healthy target keeps the group in service, for DNS and for routing.
 *
 * With cross-zone balancing every node counts the targets of all zones. A higher threshold for DNS would take all
 * zones out at once, and Route 53 would then answer with all of them again: nothing won. A higher one for routing makes
 * the group fail open: after the loss of a zone, requests would go to its dead targets too, beside survivors that carry
 * the load. So the survivors of any loss are better off with the lowest, and the DNS threshold is not below the one for
 * routing, as AWS demands. Written out, so that the choice is read and not assumed.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health
 */
const GROUP_HEALTH: LbTargetGroupTargetGroupHealth = {
  dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
  unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
};

export interface TargetGroupProps {
  readonly settings: TierSettings;
  /** Contains what forces a new target group (protocol and port), so that the new one can stand beside the old. */
  readonly targetGroupName: string;
  readonly vpcId: string;
}

/** The instances of a tier as its balancer sees them: where they listen, how they are checked, who gets the next request. */
export function createTargetGroup(
  scope: Construct,
  { settings, targetGroupName, vpcId }: TargetGroupProps,
): LbTargetGroup {
  const { healthCheck } = settings;
  return new LbTargetGroup(scope, "lb-target-group", {
    name: physicalName("targetGroup", targetGroupName),
    vpcId,
    targetType: "instance",
    protocol: settings.targetProtocol.toUpperCase(),
    port: settings.port,
    deregistrationDelay: String(settings.deregistrationDelaySeconds),
    ...algorithm(settings),
    targetGroupHealth: GROUP_HEALTH,
    healthCheck: {
      enabled: true,
      protocol: settings.targetProtocol.toUpperCase(),
      port: "traffic-port",
      path: healthCheck.path,
      matcher: "200",
      interval: healthCheck.intervalSeconds,
      timeout: healthCheck.timeoutSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
    },
    tags: { Name: targetGroupName },
    // A listener never loses its target: the old group goes when the new one serves.
    lifecycle: { createBeforeDestroy: true },
  });
}

function algorithm({ balancing }: TierSettings): { loadBalancingAlgorithmType: string; slowStart: number } {
  return balancing.kind === "round-robin"
    ? { loadBalancingAlgorithmType: "round_robin", slowStart: balancing.slowStartSeconds }
    : { loadBalancingAlgorithmType: "least_outstanding_requests", slowStart: 0 };
}
