import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";

export type Exposure = "internet" | "internal";

/** TLS 1.3 and 1.2. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export interface BalancerProps {
  readonly settings: TierSettings;
  readonly name: string;
  /** Contains what forces a new target group (protocol and port), so that the new one can stand beside the old. */
  readonly targetGroupName: string;
  readonly vpcId: string;
  readonly exposure: Exposure;
  readonly subnetIds: readonly string[];
  /** What must stand before AWS takes the balancer. */
  readonly after: readonly ITerraformDependable[];
  readonly securityGroupId: string;
  readonly deletionProtection: boolean;
}

/** An Application Load Balancer with a node in every zone, its target group and its listeners. */
export class Balancer extends Construct {
  readonly dnsName: string;
  /** The port that clients of this tier use. */
  readonly port: number;
  readonly targetGroupArn: string;
  /** `app/NAME/ID/targetgroup/NAME/ID`, as request-count scaling policies want it. */
  readonly resourceLabel: string;
  /** Instances registered before it exists are never checked. */
  readonly listeners: readonly LbListener[];

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const lb = this.createBalancer(props);
    const targetGroup = this.createTargetGroup(props);
    this.listeners = this.createListeners(props.settings, lb.arn, targetGroup.arn);
    this.dnsName = lb.dnsName;
    this.port = listenerPort(props.settings);
    this.targetGroupArn = targetGroup.arn;
    this.resourceLabel = `${lb.arnSuffix}/${targetGroup.arnSuffix}`;
  }

  private createBalancer({
    settings,
    name,
    exposure,
    subnetIds,
    after,
    securityGroupId,
    deletionProtection,
  }: BalancerProps): Lb {
    return new Lb(this, "lb", {
      name: physicalName("loadBalancer", name),
      loadBalancerType: "application",
      internal: exposure === "internal",
      subnets: [...subnetIds],
      securityGroups: [securityGroupId],
      idleTimeout: settings.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: deletionProtection,
      tags: { Name: name },
      dependsOn: [...after],
    });
  }

  private createTargetGroup({ settings, targetGroupName, vpcId }: BalancerProps): LbTargetGroup {
    const { healthCheck } = settings;
    return new LbTargetGroup(this, "lb-target-group", {
      name: physicalName("targetGroup", targetGroupName),
      vpcId,
      targetType: "instance",
      protocol: "HTTP",
      port: settings.port,
      deregistrationDelay: String(settings.deregistrationDelaySeconds),
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
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

  private createListeners(
    { listener }: TierSettings,
    loadBalancerArn: string,
    targetGroupArn: string,
  ): LbListener[] {
    const forward: LbListenerDefaultAction = { type: "forward", targetGroupArn };
    if (listener.kind === "http") {
      return [
        new LbListener(this, "http", {
          loadBalancerArn,
          port: 80,
          protocol: "HTTP",
          defaultAction: [forward],
        }),
      ];
    }
    const redirect: LbListenerDefaultAction = {
      type: "redirect",
      redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
    };
    return [
      new LbListener(this, "https", {
        loadBalancerArn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: TLS_POLICY,
        certificateArn: listener.certificateArn,
        defaultAction: [forward],
      }),
      new LbListener(this, "redirect", {
        loadBalancerArn,
        port: 80,
        protocol: "HTTP",
        defaultAction: [redirect],
      }),
    ];
  }
}

/** The port that clients of a tier use. */
export function listenerPort({ listener }: Pick<TierSettings, "listener">): 80 | 443 {
  return listener.kind === "https" ? 443 : 80;
}
