import { AttributeReader } from "./attribute-reader";
import { BALANCER, TARGET_GROUP } from "./element-types";
import {
  BALANCER_DEFAULTS,
  HEALTH_CHECK_API_DEFAULTS,
  HEALTH_CHECK_BLOCK_DEFAULTS,
  HEALTH_CHECK_DEFAULTS,
  TARGET_GROUP_DEFAULTS,
} from "./provider-defaults";
import type { ResourceGraph } from "./resource-graph";
import { byAddress, known, untold, whenTold } from "./told";
import type { Balancer, HealthCheck, TargetGroup, Told } from "./topology";

/** @param balancers that may forward to the groups: some settings of a group are the balancer's. */
export function readTargetGroups(
  graph: ResourceGraph,
  balancers: readonly Balancer[],
): readonly TargetGroup[] {
  return byAddress(
    graph.ofType(...TARGET_GROUP).map((resource) => {
      const group = AttributeReader.of(graph, resource);
      const port = group.number("port");
      return {
        address: group.address,
        port,
        protocol: group.text("protocol"),
        targetType: group.text("target_type", TARGET_GROUP_DEFAULTS.targetType),
        crossZone: crossZoneOf(group, balancers),
        deregistrationDelaySeconds: group.number(
          "deregistration_delay",
          TARGET_GROUP_DEFAULTS.deregistrationDelaySeconds,
        ),
        slowStartSeconds: group.number("slow_start", TARGET_GROUP_DEFAULTS.slowStartSeconds),
        healthCheck: healthCheckOf(group, port),
      };
    }),
  );
}

function crossZoneOf(group: AttributeReader, balancers: readonly Balancer[]): Told<boolean> {
  const own = group.text("load_balancing_cross_zone_enabled", TARGET_GROUP_DEFAULTS.crossZone);
  if (!own.known || own.value !== TARGET_GROUP_DEFAULTS.crossZone) {
    return group.flag("load_balancing_cross_zone_enabled");
  }
  const using = balancers.filter(({ listeners }) =>
    listeners.some(({ forwardsTo }) => forwardsTo.known && forwardsTo.value.includes(group.address)),
  );
  const settings = using.map((balancer) => crossZoneOfBalancer(group.graph, balancer));
  const [first] = settings;
  if (first === undefined) return crossZoneOfProtocol(group);
  return settings.every((setting) => setting.known && first.known && setting.value === first.value)
    ? first
    : (settings.find((setting) => !setting.known) ??
        untold(`${group.where("load_balancing_cross_zone_enabled")}: its balancers differ`));
}

function crossZoneOfBalancer(graph: ResourceGraph, { address, kind }: Balancer): Told<boolean> {
  if (kind === "application") return known(true);
  const resource = graph.get(address);
  if (resource === undefined || !BALANCER.some((type) => type === resource.type))
    return untold(`there is no ${address}`);
  const reader = AttributeReader.of(graph, resource);
  return reader.flag("enable_cross_zone_load_balancing", BALANCER_DEFAULTS.networkCrossZone);
}

/** A group that no balancer uses yet: HTTP groups are an application balancer's, on which it is always on. */
function crossZoneOfProtocol(group: AttributeReader): Told<boolean> {
  return whenTold(group.text("protocol"), (protocol) => known(isHttp(protocol)));
}

function healthCheckOf(group: AttributeReader, groupPort: Told<number>): HealthCheck {
  const thresholds =
    group.isWritten("health_check.interval") || hasBlock(group)
      ? HEALTH_CHECK_BLOCK_DEFAULTS
      : HEALTH_CHECK_API_DEFAULTS;
  const port = group.text("health_check.port", HEALTH_CHECK_DEFAULTS.port);
  return {
    enabled: group.flag("health_check.enabled", HEALTH_CHECK_DEFAULTS.enabled),
    path: group.text("health_check.path", HEALTH_CHECK_DEFAULTS.path),
    port:
      port.known && port.value === HEALTH_CHECK_DEFAULTS.port ? groupPort : group.number("health_check.port"),
    intervalSeconds: group.number("health_check.interval", HEALTH_CHECK_DEFAULTS.intervalSeconds),
    timeoutSeconds: timeoutOf(group),
    healthyThreshold: group.number("health_check.healthy_threshold", thresholds.healthyThreshold),
    unhealthyThreshold: group.number("health_check.unhealthy_threshold", thresholds.unhealthyThreshold),
  };
}

function hasBlock(group: AttributeReader): boolean {
  const blocks = group.blocks("health_check");
  return blocks.known && blocks.value.length > 0;
}

function timeoutOf(group: AttributeReader): Told<number> {
  if (group.isWritten("health_check.timeout")) return group.number("health_check.timeout");
  return whenTold(group.text("protocol"), (protocol) => {
    if (isHttp(protocol)) return known(HEALTH_CHECK_DEFAULTS.timeoutSeconds);
    return whenTold(group.text("health_check.protocol", "TCP"), (check) =>
      known(
        check.toUpperCase() === "HTTP"
          ? HEALTH_CHECK_DEFAULTS.networkHttpTimeoutSeconds
          : HEALTH_CHECK_DEFAULTS.networkTimeoutSeconds,
      ),
    );
  });
}

function isHttp(protocol: string): boolean {
  return /^https?$/i.test(protocol);
}
