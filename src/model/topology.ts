import type { ScalingPolicy, ScheduledAction, WarmPool } from "./scaling";
import type { Told } from "./told";

export type { Told } from "./told";

/**
 * What fails, and what connects: the domain behind the resources of one configuration. Plain data, read from a
 * `ResourceGraph`; every element names the Terraform address that it was read from. All durations are in seconds.
 */
export interface Topology {
  /** Of the provider, where it can be told. */
  readonly region?: string;
  /** Every zone in which something of this configuration lies, sorted; named as `Zones` in read-zones.ts says. */
  readonly zones: readonly string[];
  readonly networks: readonly Network[];
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly natGateways: readonly NatGateway[];
  readonly endpoints: readonly Endpoint[];
  readonly balancers: readonly Balancer[];
  readonly targetGroups: readonly TargetGroup[];
  readonly fleets: readonly Fleet[];
  readonly databases: readonly Database[];
  readonly replicas: readonly Replica[];
  /** What was seen and not understood, with what that means for the verdicts. */
  readonly notModelled: readonly NotModelled[];
}

export interface NotModelled {
  readonly address: string;
  readonly reason: string;
  /** What can therefore not be told, in words; empty scope: everything. */
  readonly consequence: string;
  /** Addresses of elements whose verdicts can no longer be better than `cannot tell`. */
  readonly taints: readonly string[];
  /** It carries only what a written route leads to it: single flows are judged by the routes, not by the taints. */
  readonly onlyByRoute?: true;
}

export interface Network {
  readonly address: string;
  readonly cidrs: readonly Told<string>[];
  readonly internetGateway?: string;
}

export interface Subnet {
  readonly address: string;
  readonly network: Told<string>;
  readonly zone: Told<string>;
  readonly cidr: Told<string>;
  readonly routes: Told<readonly Route[]>;
  /** The network ACL's address, or "default": everything is let through. */
  readonly acl: Told<string>;
  readonly mapsPublicIp: Told<boolean>;
}

/** The local route of a VPC is not listed: it is always there. */
export interface Route {
  /** The `aws_route`, or the route table with inline routes. */
  readonly address: string;
  /** A CIDR, or a prefix list: by its service's full name where it is AWS's own, else by its address or id. */
  readonly destination: Told<string>;
  readonly target: RouteTarget;
}

export type RouteTarget =
  | { readonly kind: "internet-gateway"; readonly address: string }
  | { readonly kind: "nat"; readonly address: string }
  | { readonly kind: "gateway-endpoint"; readonly address: string }
  | { readonly kind: "other"; readonly what: string };

export interface SecurityGroup {
  readonly address: string;
  readonly network: Told<string>;
  readonly ingress: Told<readonly FlowRule[]>;
  readonly egress: Told<readonly FlowRule[]>;
}

/** One permission of a security group, stateful. */
export interface FlowRule {
  /** The rule resource, or the group with inline rules. */
  readonly address: string;
  /** `-1`: all. Otherwise lower case: tcp, udp, icmp. */
  readonly protocol: Told<string>;
  /** Inclusive; all ports are 0 to 65535. */
  readonly ports: Told<PortRange>;
  readonly peer: FlowPeer;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export type FlowPeer =
  | { readonly kind: "cidr"; readonly cidr: string }
  | { readonly kind: "group"; readonly address: string }
  /** As in `Route.destination`. */
  | { readonly kind: "prefix-list"; readonly id: string }
  | { readonly kind: "unknown"; readonly because: string };

export interface NetworkAcl {
  readonly address: string;
  readonly ingress: Told<readonly AclRule[]>;
  readonly egress: Told<readonly AclRule[]>;
}

/** Stateless, the lowest number that matches decides; where none does, it is denied. */
export interface AclRule {
  readonly address: string;
  readonly number: number;
  readonly allow: boolean;
  readonly protocol: string;
  readonly ports: PortRange;
  readonly cidr: string;
}

export interface NatGateway {
  readonly address: string;
  readonly subnet: Told<string>;
}

export interface Endpoint {
  readonly address: string;
  readonly kind: "interface" | "gateway";
  /** The last part of the service's name: `ssm`, `s3`. */
  readonly service: Told<string>;
  readonly network: Told<string>;
  /** Interface endpoints only. */
  readonly subnets: Told<readonly string[]>;
  readonly securityGroups: Told<readonly string[]>;
  readonly privateDns: Told<boolean>;
}

export interface Balancer {
  readonly address: string;
  readonly kind: "application" | "network";
  readonly internal: Told<boolean>;
  readonly subnets: Told<readonly string[]>;
  /** None, which only a network balancer can have, lets everything through. */
  readonly securityGroups: Told<readonly string[]>;
  readonly zonalShift: Told<boolean>;
  readonly idleTimeoutSeconds: Told<number>;
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly address: string;
  readonly port: Told<number>;
  readonly protocol: Told<string>;
  readonly certificate?: Told<string>;
  /** Target groups that its default action and its rules forward to; a redirect or a fixed response forwards nowhere. */
  readonly forwardsTo: Told<readonly string[]>;
  readonly redirectsToHttps: boolean;
}

export interface TargetGroup {
  readonly address: string;
  readonly port: Told<number>;
  readonly protocol: Told<string>;
  readonly targetType: Told<string>;
  /** `use_load_balancer_configuration` reads as true for an application balancer. */
  readonly crossZone: Told<boolean>;
  readonly deregistrationDelaySeconds: Told<number>;
  /** Over which a new target's share grows to a full one; 0: at once. */
  readonly slowStartSeconds: Told<number>;
  readonly healthCheck: HealthCheck;
}

export interface HealthCheck {
  readonly enabled: Told<boolean>;
  readonly path: Told<string>;
  /** A number, or the target group's port for `traffic-port`. */
  readonly port: Told<number>;
  readonly intervalSeconds: Told<number>;
  readonly timeoutSeconds: Told<number>;
  readonly healthyThreshold: Told<number>;
  readonly unhealthyThreshold: Told<number>;
}

/** An Auto Scaling group and what its instances are made of. */
export interface Fleet {
  readonly address: string;
  /** The least that the group or one of its schedules says: the worst hour counts. */
  readonly minimum: Told<number>;
  /** The least, too. */
  readonly maximum: Told<number>;
  /** The most that the group or one of its schedules lets it grow to: what addresses and connections have to last for. */
  readonly largest: Told<number>;
  readonly subnets: Told<readonly string[]>;
  readonly targetGroups: Told<readonly string[]>;
  /** `EC2` or `ELB`. */
  readonly healthCheckType: Told<string>;
  readonly gracePeriodSeconds: Told<number>;
  /** Without a default warm-up, the cooldown. */
  readonly warmupSeconds: Told<number>;
  readonly suspendedProcesses: Told<readonly string[]>;
  /** Of the maintenance policy; 90 without one. Below 100 an instance is terminated before its successor is there. */
  readonly minimumHealthyPercent: Told<number>;
  /** The most that a replacement or a refresh may run at once, in percent of the desired size; 100 where nothing is said. */
  readonly maximumHealthyPercent: Told<number>;
  readonly zoneDistribution: Told<string>;
  readonly template: Told<Template>;
  readonly policies: readonly ScalingPolicy[];
  /** Other sizes at known times. */
  readonly schedules: readonly ScheduledAction[];
  /** Instances that wait beside the group, booted. */
  readonly warmPool?: WarmPool;
  /** What a new instance waits at before it is registered. */
  readonly launchHooks: readonly LaunchHook[];
  readonly refresh?: Refresh;
}

export interface Template {
  readonly address: string;
  readonly instanceTypes: Told<readonly string[]>;
  /** As it is written: `ami-…`, or `${data.aws_ami.web.id}` for what is only known after an apply. */
  readonly image: Told<string>;
  readonly securityGroups: Told<readonly string[]>;
  /** Of the template, or where that leaves it open of the fleet's subnets. */
  readonly publicIp: Told<boolean>;
  readonly imdsTokens: Told<string>;
  /** `unlimited` or `standard`; `not burstable` where no type of the fleet has credits. */
  readonly cpuCredits: Told<string>;
  readonly encryptedVolumes: Told<boolean>;
  /** The keys of the volumes, by address, or as they are written; the account's own default key is none. */
  readonly volumeKeys: readonly string[];
  /** Its address, or as it is written. */
  readonly instanceProfile: Told<string>;
  readonly userData: Told<string>;
  /** As it is written: `$Latest`, `$Default`, a number, `${aws_launch_template.web.latest_version}`. */
  readonly version: Told<string>;
}

export interface LaunchHook {
  /** The hook, or the group with a block of its own. */
  readonly address: string;
  readonly timeoutSeconds: Told<number>;
}

export interface Refresh {
  readonly minimumHealthyPercent: Told<number>;
  readonly autoRollback: Told<boolean>;
  readonly checkpoints: Told<readonly number[]>;
  readonly alarms: Told<readonly string[]>;
}

export interface Database {
  readonly address: string;
  readonly engine: Told<string>;
  readonly engineVersion: Told<string>;
  readonly instanceClass: Told<string>;
  readonly port: Told<number>;
  readonly multiAz: Told<boolean>;
  /** Set only where the configuration pins it. */
  readonly zone?: Told<string>;
  /** Of its subnet group. */
  readonly subnets: Told<readonly string[]>;
  readonly securityGroups: Told<readonly string[]>;
  readonly publiclyAccessible: Told<boolean>;
  readonly backupRetentionDays: Told<number>;
  readonly deletionProtection: Told<boolean>;
  readonly skipsFinalSnapshot: Told<boolean>;
  readonly storageEncrypted: Told<boolean>;
  readonly storageKey?: Told<string>;
  readonly allocatedStorageGiB: Told<number>;
  /** The allocated storage where it does not grow. */
  readonly maximumStorageGiB: Told<number>;
  readonly autoMinorVersionUpgrade: Told<boolean>;
  readonly managedPassword: Told<boolean>;
  /** What its parameter group sets beyond the family's defaults, by name. */
  readonly parameters: Told<Readonly<Record<string, string>>>;
}

/** A copy of a database to read from: RDS fails over to none. */
export interface Replica {
  readonly address: string;
  /** Set only where the configuration pins it. */
  readonly zone?: Told<string>;
  readonly multiAz: Told<boolean>;
  /** How a boot script names it: by reference before an apply, by its host name after one. */
  readonly hostNames: readonly string[];
}
