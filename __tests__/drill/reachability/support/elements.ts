import type {
  Balancer,
  Database,
  Endpoint,
  Fleet,
  Listener,
  TargetGroup,
  Template,
  Told,
  Topology,
} from "../../../../src/model/topology";

const UNTOLD = { known: false, because: "the test does not say" } as const;

export function told<T>(value: T): Told<T> {
  return { known: true, value };
}

export const NOTHING: Topology = {
  zones: [],
  networks: [],
  subnets: [],
  securityGroups: [],
  networkAcls: [],
  natGateways: [],
  endpoints: [],
  balancers: [],
  targetGroups: [],
  fleets: [],
  databases: [],
  replicas: [],
  notModelled: [],
};

export function balancer(parts: Partial<Balancer> & { readonly address: string }): Balancer {
  return {
    kind: "application",
    internal: told(true),
    subnets: told([]),
    securityGroups: told([]),
    zonalShift: UNTOLD,
    idleTimeoutSeconds: UNTOLD,
    listeners: [],
    ...parts,
  };
}

export function listener(address: string, port: Told<number>, forwardsTo: Told<readonly string[]>): Listener {
  return { address, port, protocol: told("HTTP"), forwardsTo, redirectsToHttps: false };
}

export function targetGroup(parts: Partial<TargetGroup> & { readonly address: string }): TargetGroup {
  return {
    port: told(8080),
    protocol: told("HTTP"),
    targetType: told("instance"),
    crossZone: told(true),
    deregistrationDelaySeconds: UNTOLD,
    slowStartSeconds: told(0),
    healthCheck: {
      enabled: told(true),
      path: told("/"),
      port: told(8080),
      intervalSeconds: told(10),
      timeoutSeconds: told(5),
      healthyThreshold: told(2),
      unhealthyThreshold: told(2),
    },
    ...parts,
  };
}

export function fleet(parts: Partial<Fleet> & { readonly address: string }, own: Partial<Template>): Fleet {
  return {
    minimum: told(2),
    maximum: told(4),
    largest: told(4),
    subnets: told([]),
    targetGroups: told([]),
    healthCheckType: told("ELB"),
    gracePeriodSeconds: UNTOLD,
    warmupSeconds: UNTOLD,
    suspendedProcesses: told([]),
    minimumHealthyPercent: UNTOLD,
    maximumHealthyPercent: UNTOLD,
    zoneDistribution: UNTOLD,
    template: told(template(`${parts.address}.template`, own)),
    launchHooks: [],
    policies: [],
    schedules: [],
    ...parts,
  };
}

function template(address: string, parts: Partial<Template>): Template {
  return {
    address,
    instanceTypes: UNTOLD,
    image: UNTOLD,
    securityGroups: told([]),
    publicIp: told(false),
    imdsTokens: UNTOLD,
    cpuCredits: UNTOLD,
    encryptedVolumes: UNTOLD,
    volumeKeys: [],
    instanceProfile: UNTOLD,
    userData: UNTOLD,
    version: UNTOLD,
    ...parts,
  };
}

export function database(parts: Partial<Database> & { readonly address: string }): Database {
  return {
    engine: told("mysql"),
    engineVersion: UNTOLD,
    instanceClass: UNTOLD,
    port: told(3306),
    multiAz: told(true),
    subnets: told([]),
    securityGroups: told([]),
    publiclyAccessible: told(false),
    backupRetentionDays: UNTOLD,
    deletionProtection: UNTOLD,
    skipsFinalSnapshot: UNTOLD,
    storageEncrypted: UNTOLD,
    allocatedStorageGiB: UNTOLD,
    maximumStorageGiB: UNTOLD,
    autoMinorVersionUpgrade: UNTOLD,
    managedPassword: UNTOLD,
    parameters: UNTOLD,
    ...parts,
  };
}

export function endpoint(parts: Partial<Endpoint> & { readonly address: string }): Endpoint {
  return {
    kind: "interface",
    service: told("ssm"),
    network: told("vpc"),
    subnets: told([]),
    securityGroups: told([]),
    privateDns: told(true),
    ...parts,
  };
}
