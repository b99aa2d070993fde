import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { physicalName } from "../../foundation/name-limits";
import type { LogDestination } from "../edge/balancer-logs";
import { createListeners, listenerPort, type Transport } from "./listeners";
import { createTargetGroup, type TargetGroupProps } from "./target-group";

export type Exposure = "internet" | "internal";

export interface BalancerProps extends TargetGroupProps {
  readonly name: string;
  readonly exposure: Exposure;
  readonly transport: Transport;
  readonly subnetIds: readonly string[];
  /** What must stand before AWS takes the balancer. */
  readonly after: readonly ITerraformDependable[];
  readonly securityGroupId: string;
  readonly deletionProtection: boolean;
  /** Where every request and every connection is logged. */
  readonly logs: LogDestination;
  /** Requests pass while the firewall cannot be reached. */
  readonly passesWithoutFirewall: boolean;
}

/** An Application Load Balancer with a node in every zone, its target group and its listeners. */
export class Balancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  /** Of the balancer's own name, for an alias that leads to it. */
  readonly zoneId: string;
  /** The port that clients of this tier use. */
  readonly port: number;
  readonly targetGroupArn: string;
  /** `app/NAME/ID`, as CloudWatch wants it. */
  readonly arnSuffix: string;
  /** `targetgroup/NAME/ID`, as CloudWatch wants it. */
  readonly targetGroupArnSuffix: string;
  /** `app/NAME/ID/targetgroup/NAME/ID`, as request-count scaling policies want it. */
  readonly resourceLabel: string;
  /** How CloudWatch names this target group of this balancer. */
  readonly targetGroupDimensions: Readonly<Record<"LoadBalancer" | "TargetGroup", string>>;
  /** Instances registered before it exists are never checked. */
  readonly listeners: readonly LbListener[];

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const lb = this.createBalancer(props);
    const targetGroup = createTargetGroup(this, props);
    this.listeners = createListeners(this, props.transport, lb.arn, targetGroup.arn);
    this.arn = lb.arn;
    this.zoneId = lb.zoneId;
    this.dnsName = lb.dnsName;
    this.port = listenerPort(props.transport);
    this.targetGroupArn = targetGroup.arn;
    this.arnSuffix = lb.arnSuffix;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.targetGroupDimensions = { LoadBalancer: lb.arnSuffix, TargetGroup: targetGroup.arnSuffix };
    this.resourceLabel = `${lb.arnSuffix}/${targetGroup.arnSuffix}`;
  }

  private createBalancer(props: BalancerProps): Lb {
    const { settings, name, exposure, subnetIds, after, securityGroupId, deletionProtection, logs } = props;
    const { bucket, prefix } = logs;
    return new Lb(this, "lb", {
      name: physicalName("loadBalancer", name),
      loadBalancerType: "application",
      internal: exposure === "internal",
      subnets: [...subnetIds],
      securityGroups: [securityGroupId],
      idleTimeout: settings.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: settings.desyncMitigation,
      // People, and AWS, may then take a failing zone out of the balancer's name at once.
      enableZonalShift: true,
      ...(props.passesWithoutFirewall ? { enableWafFailOpen: true } : {}),
      enableDeletionProtection: deletionProtection,
      accessLogs: { bucket, prefix, enabled: true },
      connectionLogs: { bucket, prefix, enabled: true },
      ...(settings.reservedCapacityUnits === undefined
        ? {}
        : { minimumLoadBalancerCapacity: { capacityUnits: settings.reservedCapacityUnits } }),
      tags: { Name: name },
      dependsOn: [...after, ...logs.after],
    });
  }
}
