import type {
  CallerModel,
  DatabaseModel,
  SystemModel,
  TierModel,
} from "../../../../src/drill/simulation/model/system-model";
import type { Fault, Scenario, Surge } from "../../../../src/drill/simulation/scenarios/scenario";
import { run } from "../../../../src/drill/simulation/engine/run";
import type { RunResult } from "../../../../src/drill/simulation/engine/run-result";

export const CALLER: CallerModel = {
  retries: 0,
  retryBudgetRatio: null,
  timeoutSeconds: 10,
  triesNextAddress: false,
  dnsSeconds: 60,
};

/** Four instances of 100 requests per second over two zones, checked every 10 s; nothing scales. */
export const TIER: TierModel = {
  fleet: "web",
  balancer: "balancer",
  targetGroup: "targets",
  zones: [0, 1],
  nodes: [0, 1],
  crossZone: true,
  check: {
    enabled: true,
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  },
  deregistrationSeconds: 60,
  slowStartSeconds: 0,
  ratedPerSecond: 100,
  processors: 2,
  fanOut: 1,
  waitingRequests: Infinity,
  caller: CALLER,
  group: {
    minimum: 4,
    maximum: 4,
    hearsBalancer: true,
    graceSeconds: 180,
    warmupSeconds: 120,
    launches: true,
    replaces: true,
    scales: true,
    launchesFirst: true,
    balancedOnly: false,
    launchSeconds: { min: 16, likely: 23, max: 30 },
    bootSeconds: { min: 45, likely: 90, max: 180 },
    warmStartSeconds: { min: 10, likely: 10, max: 10 },
    targets: [],
    steps: [],
    schedule: [],
    warmPool: null,
    refresh: null,
  },
  credits: null,
};

export const DATABASE: DatabaseModel = {
  address: "database",
  multiAz: true,
  zones: [0, 1],
  failoverSeconds: { min: 60, likely: 90, max: 120 },
  dnsSeconds: 5,
  reconnectSeconds: 10,
  needRatio: 1,
  writeRatio: 1,
};

export const SYSTEM: SystemModel = { zones: ["a", "b"], tiers: [TIER], database: null, peakPerSecond: 200 };

/** The small system with its one tier changed. */
export function withTier(change: Partial<TierModel>, group: Partial<TierModel["group"]> = {}): SystemModel {
  return { ...SYSTEM, tiers: [{ ...TIER, ...change, group: { ...TIER.group, ...group } }] };
}

export function scenario(
  faults: readonly Fault[],
  surges: readonly Surge[] = [],
  durationSeconds = 1200,
): Scenario {
  return {
    id: "test",
    title: "test",
    description: "",
    judgedAs: "zone",
    durationSeconds,
    load: { kind: "peak" },
    surges,
    faults,
  };
}

const LOST = { kind: "instance-loss", atSeconds: 0, tier: "narrowest", count: 1 } as const;
export const INSTANCE: Fault = { ...LOST, cause: "host" };
/** The host runs, and the service does not. */
export const SERVICE: Fault = { ...LOST, cause: "service" };

export function zoneOutage(lastsSeconds: number): Fault {
  return { kind: "zone-outage", atSeconds: 0, zone: "fullest", lastsSeconds, recoverySeconds: 0, ratio: 1 };
}

export function runs(
  model: SystemModel,
  wanted: Scenario,
  ratePerSecond: number,
  count: number,
): readonly RunResult[] {
  return Array.from({ length: count }, (_, seed) => run({ model, scenario: wanted, ratePerSecond, seed }));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
