import { at, type ModelResource, type ResourceGraph } from "../../model/resource-graph";
import type { Fleet, Topology } from "../../model/topology";
import type { ModelValue } from "../../model/value";
import { ASSUMED, LAUNCH_SECONDS } from "../../drill/aws-figures";
import type { Declared } from "../../drill/declared";
import type { RiskContext } from "./risk-rule";

/**
 * How long an instance refresh takes to go through a fleet, by the drill's figures: as many batches as the least share
 * that stays healthy asks for, each of launch, boot and warm-up.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 *
 * Null where the fleet has no instance refresh, or where a figure cannot be told.
 */
export function rolloutSecondsOf(
  graph: ResourceGraph,
  topology: Topology,
  declared: Declared,
): RiskContext["rolloutSeconds"] {
  const fleets = new Map(topology.fleets.map((fleet) => [fleet.address, fleet]));
  return (address) => {
    const fleet = fleets.get(address);
    const resource = graph.get(address);
    if (fleet === undefined || resource === undefined) return null;
    return secondsOf(fleet, resource, declared.fleets[address]?.bootSeconds?.likely);
  };
}

function secondsOf(
  fleet: Fleet,
  resource: ModelResource,
  declaredBootSeconds: number | undefined,
): number | null {
  const { refresh, minimum, warmupSeconds } = fleet;
  if (refresh === undefined || !refresh.minimumHealthyPercent.known || !minimum.known) return null;
  const preferences = ["instance_refresh", 0, "preferences", 0] as const;
  const running = numberIn(at(resource, "desired_capacity")) ?? minimum.value;
  const warmup =
    numberIn(at(resource, ...preferences, "instance_warmup")) ??
    (warmupSeconds.known ? warmupSeconds.value : undefined);
  if (warmup === undefined) return null;
  const mostPercent = numberIn(at(resource, ...preferences, "max_healthy_percentage")) ?? 100;
  const batch = batchOf(running, refresh.minimumHealthyPercent.value, mostPercent);
  const bootSeconds = declaredBootSeconds ?? ASSUMED.bootSeconds.likely;
  return Math.ceil(running / batch) * (LAUNCH_SECONDS.likely + bootSeconds + warmup);
}

/** How many are replaced at a time: what may be missing, or be too many, and at least one. */
function batchOf(running: number, leastPercent: number, mostPercent: number): number {
  const missing = Math.floor((running * (100 - leastPercent)) / 100);
  const surplus = Math.floor((running * (mostPercent - 100)) / 100);
  return Math.max(1, missing + surplus);
}

function numberIn(value: ModelValue): number | undefined {
  if (value.kind !== "known" || value.value === null || value.value === "") return undefined;
  const number = Number(value.value);
  return Number.isFinite(number) ? number : undefined;
}
