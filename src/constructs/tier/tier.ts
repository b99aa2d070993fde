import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ManagedFirewall, TierSettings } from "../../config/environment";
import type { LogDestination } from "../edge/balancer-logs";
import { Firewall } from "../edge/firewall";
import { AccountFacts } from "../account-facts";
import { withLifecycle } from "../boot/lifecycle-boot";
import type { PolicyStatement } from "../policy";
import { Balancer, type Exposure } from "./balancer";
import { Fleet } from "./fleet";
import { InstanceRole } from "./instance-role";
import type { Transport } from "./listeners";
import { hookPermissions, hooksOf } from "./lifecycle-hooks";

export interface TierProps {
  readonly settings: TierSettings;
  /** The number of zones the tier spans: it decides the scaling targets. */
  readonly zoneCount: number;
  readonly vpcId: string;
  readonly region: string;
  /** How clients speak to the balancer. */
  readonly transport: Transport;
  /** Whether the balancer's name resolves to public addresses, or to addresses of the VPC alone. */
  readonly exposure: Exposure;
  /** What must stand before AWS takes the balancer. */
  readonly balancerAfter: readonly ITerraformDependable[];
  readonly balancerSubnetIds: readonly string[];
  readonly instanceSubnetIds: readonly string[];
  readonly balancerSecurityGroupId: string;
  readonly instanceSecurityGroupId: string;
  /** The script that each instance runs at first boot, tokens included. */
  readonly bootScript: string;
  /** What the instances may do beside logs, metrics and Session Manager. */
  readonly permissions: readonly PolicyStatement[];
  /** ARN of the key of the root volumes. */
  readonly volumeKeyArn: string;
  /** ARN of the key of the log group. */
  readonly logKeyArn: string;
  /** Routes, rules and endpoints without which an instance cannot boot. AWS enforces no order between them and the group. */
  readonly bootsAfter: readonly ITerraformDependable[];
  /** Refuses the deletion of the balancer. */
  readonly deletionProtection: boolean;
  /** Where the balancer logs every request and every connection. */
  readonly balancerLogs: LogDestination;
  /** What stands in front of the balancer. @default nothing */
  readonly firewall?: ManagedFirewall | undefined;
  readonly namePrefix: string;
  /** Tags of the instances: a group does not take the provider's default tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A balancer in every zone, and behind it an Auto Scaling group that replaces and scales its instances by itself. */
export class Tier extends Construct {
  readonly balancer: Balancer;
  readonly role: InstanceRole;
  readonly fleet: Fleet;

  constructor(scope: Construct, id: "web" | "backend", props: TierProps) {
    super(scope, id);
    const { settings, namePrefix } = props;
    const name = `${namePrefix}-${id}`;
    this.balancer = new Balancer(this, "balancer", {
      settings,
      name,
      targetGroupName: `${namePrefix.replace(/^durable-/, "")}-${id}-${settings.targetProtocol}-${settings.port}`,
      vpcId: props.vpcId,
      exposure: props.exposure,
      transport: props.transport,
      subnetIds: props.balancerSubnetIds,
      after: props.balancerAfter,
      securityGroupId: props.balancerSecurityGroupId,
      deletionProtection: props.deletionProtection,
      logs: props.balancerLogs,
      passesWithoutFirewall: props.firewall?.whenUnreachable === "pass",
    });
    if (props.firewall !== undefined)
      new Firewall(this, "firewall", {
        settings: props.firewall,
        name,
        balancerArn: this.balancer.arn,
        region: props.region,
        logRetentionDays: settings.logRetentionDays,
        logKeyArn: props.logKeyArn,
      });
    this.role = new InstanceRole(this, "role", {
      name,
      logGroupName: logGroupNameOf(namePrefix, id),
      logRetentionDays: settings.logRetentionDays,
      logKeyArn: props.logKeyArn,
      region: props.region,
      permissions: [
        ...props.permissions,
        ...hookPermissions(settings.lifecycleHooks, name, props.region, () => AccountFacts.of(this)),
      ],
    });
    this.fleet = new Fleet(this, "group", {
      settings,
      name,
      zoneCount: props.zoneCount,
      balancer: this.balancer,
      role: this.role,
      subnetIds: props.instanceSubnetIds,
      securityGroupId: props.instanceSecurityGroupId,
      bootScript: this.bootScript(props, name),
      volumeKeyArn: props.volumeKeyArn,
      bootsAfter: props.bootsAfter,
      tags: props.tags,
    });
  }

  /** A script of the user's own completes its hooks itself. */
  private bootScript({ settings, region, bootScript: script }: TierProps, groupName: string): string {
    const { boot, lifecycleHooks, port, targetProtocol, healthCheck } = settings;
    if (boot.kind === "script") return script;
    const hooks = hooksOf(lifecycleHooks, groupName).map(({ name }) => name);
    const tls = targetProtocol === "https";
    return withLifecycle(script, { region, groupName, hooks, port, tls, healthPath: healthCheck.path });
  }
}

/** The log group of a tier's instances; their boot scripts name it too. */
export function logGroupNameOf(namePrefix: string, tier: "web" | "backend"): string {
  return `/${namePrefix}/${tier}`;
}
