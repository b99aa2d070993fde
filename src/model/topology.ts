/**
 * What fails, and what connects: the domain behind the resources of one configuration. Plain data, read from a
 * `ResourceGraph`; every element names the Terraform address that it was read from. All durations are in seconds.
 */
export interface Topology {
  /** Of the provider, where it can be told. */
  readonly region?: string;
  /** Every zone in which something of this configuration lies, sorted. */
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
  /** What was seen and not understood, with what that means for the verdicts. */
  readonly notModelled: readonly NotModelled[];
}

/** `undefined` where the input does not tell, with the reason: never read as a default. */
export type Told<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly because: string };

export interface NotModelled {
  readonly address: string;
  readonly reason: string;
  /** What can therefore not be told, in words; empty scope: everything. */
  readonly consequence: string;
  /** Addresses of elements whose verdicts can no longer be better than `cannot tell`. */
  readonly taints: readonly string[];
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
  /** A CIDR, or the id or address of a prefix list. */
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
  readonly minimum: Told<number>;
  readonly maximum: Told<number>;
  readonly subnets: Told<readonly string[]>;
  readonly targetGroups: Told<readonly string[]>;
  /** `EC2` or `ELB`. */
  readonly healthCheckType: Told<string>;
  readonly gracePeriodSeconds: Told<number>;
  readonly warmupSeconds: Told<number>;
  readonly suspendedProcesses: Told<readonly string[]>;
  readonly minimumHealthyPercent: Told<number>;
  readonly zoneDistribution: Told<string>;
  readonly template: Told<Template>;
  readonly policies: readonly ScalingPolicy[];
  readonly refresh?: Refresh;
}

export interface Template {
  readonly address: string;
  readonly instanceTypes: Told<readonly string[]>;
  readonly image: Told<string>;
  readonly securityGroups: Told<readonly string[]>;
  readonly publicIp: Told<boolean>;
  readonly imdsTokens: Told<string>;
  /** `unlimited` or `standard`; only for burstable types. */
  readonly cpuCredits: Told<string>;
  readonly encryptedVolumes: Told<boolean>;
  /** The keys of the volumes; the account's own default key is none. */
  readonly volumeKeys: readonly string[];
  readonly instanceProfile: Told<string>;
  readonly userData: Told<string>;
  /** Whether the group launches `$Latest`/`$Default`, or the version attribute of the template. */
  readonly version: Told<string>;
}

export interface ScalingPolicy {
  readonly address: string;
  readonly kind: "target-tracking" | "step" | "simple" | "predictive";
  readonly metric: Told<string>;
  readonly target: Told<number>;
  readonly enabled: Told<boolean>;
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
  readonly maximumStorageGiB: Told<number>;
  readonly autoMinorVersionUpgrade: Told<boolean>;
  readonly managedPassword: Told<boolean>;
  readonly parameters: Told<Readonly<Record<string, string>>>;
}
