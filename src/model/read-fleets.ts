import { AttributeReader } from "./attribute-reader";
import { FLEET, SUBNET, TARGET_GROUP } from "./element-types";
import { FLEET_DEFAULTS, REFRESH_DEFAULTS } from "./provider-defaults";
import { readLaunchHooks } from "./read-launch-hooks";
import { ownersBy, type Owners, type Unclear } from "./read-owners";
import { ScalingAlarms } from "./read-scaling-alarms";
import { raisesMaximum, readPolicy } from "./read-scaling-policies";
import { readSchedule } from "./read-schedules";
import { readTemplate } from "./read-templates";
import { readWarmPool } from "./read-warm-pool";
import type { ResourceGraph } from "./resource-graph";
import { allTold, byAddress, known, unionTold, untold, whenTold } from "./told";
import type { Fleet, Refresh, Subnet, Told } from "./topology";

export interface Fleets {
  readonly fleets: readonly Fleet[];
  /** Policies, schedules and attachments of which nobody can tell whose they are. */
  readonly unclear: readonly Unclear[];
}

/** Auto Scaling groups. @param subnets where their instances may lie: they decide on public addresses. */
export function readFleets(graph: ResourceGraph, subnets: readonly Subnet[]): Fleets {
  const owners = (type: string): Owners =>
    ownersBy(
      graph.ofType(type).map((resource) => AttributeReader.of(graph, resource)),
      "autoscaling_group_name",
      FLEET,
    );
  const policies = owners("aws_autoscaling_policy");
  const schedules = owners("aws_autoscaling_schedule");
  const hooks = owners("aws_autoscaling_lifecycle_hook");
  const attachments = owners("aws_autoscaling_attachment");
  const sources = owners("aws_autoscaling_traffic_source_attachment");
  const alarms = new ScalingAlarms(graph);
  const bySubnet = new Map(subnets.map((subnet) => [subnet.address, subnet]));
  const fleets = graph.ofType(...FLEET).map((resource) => {
    const fleet = AttributeReader.of(graph, resource);
    const own = fleet.many("vpc_zone_identifier", SUBNET, []);
    const placed =
      own.known && own.value.length === 0
        ? untold(
            `${fleet.where("vpc_zone_identifier")} is left out: its subnets are those of the default VPC`,
          )
        : own;
    const { address } = fleet;
    return {
      address,
      minimum: least(fleet, "min_size", schedules),
      maximum: least(fleet, "max_size", schedules),
      largest: largestOf(fleet, schedules, policies),
      subnets: placed,
      targetGroups: targetGroupsOf(fleet, attachments, sources),
      healthCheckType: fleet.text("health_check_type", FLEET_DEFAULTS.healthCheckType),
      gracePeriodSeconds: fleet.number("health_check_grace_period", FLEET_DEFAULTS.gracePeriodSeconds),
      warmupSeconds: warmupOf(fleet),
      suspendedProcesses: fleet.texts("suspended_processes", []),
      minimumHealthyPercent: healthyPercentOf(fleet),
      maximumHealthyPercent: mostPercentOf(fleet),
      zoneDistribution: fleet.text(
        "availability_zone_distribution.capacity_distribution_strategy",
        FLEET_DEFAULTS.zoneDistribution,
      ),
      template: readTemplate(fleet, publicIpOf(placed, bySubnet)),
      launchHooks: readLaunchHooks(fleet, hooks),
      policies: byAddress(policies.of(address).map((policy) => readPolicy(policy, alarms))),
      schedules: byAddress(schedules.of(address).map(readSchedule)),
      ...readWarmPool(fleet),
      ...refreshOf(fleet),
    };
  });
  const unclear = [policies, schedules, hooks, attachments, sources].flatMap((owner) => owner.unclear);
  return { fleets: byAddress(fleets), unclear };
}

/** The least of the group's own value and what its schedules make of it: the worst hour counts. -1 changes nothing. */
function least(fleet: AttributeReader, path: string, schedules: Owners): Told<number> {
  const doubt = schedules.doubt(fleet.address);
  if (doubt !== undefined) return untold(doubt);
  const scheduled = schedules.of(fleet.address).map((schedule) => schedule.number(path, 0));
  return whenTold(allTold([fleet.number(path), ...scheduled]), ([own, ...others]) =>
    known(Math.min(...[own ?? 0, ...others.filter((size) => size >= 0)])),
  );
}

/** The most of its own value and its schedules', unless a forecast may raise it further. */
function largestOf(fleet: AttributeReader, schedules: Owners, policies: Owners): Told<number> {
  const { address } = fleet;
  const doubt = schedules.doubt(address) ?? policies.doubt(address);
  if (doubt !== undefined) return untold(doubt);
  const raising = policies.of(address).find(raisesMaximum);
  if (raising !== undefined)
    return untold(`${raising.address} raises the maximum for a forecast that passes it`);
  const sizes = [
    fleet.number("max_size"),
    ...schedules.of(address).map((schedule) => schedule.number("max_size", 0)),
  ];
  // A warm pool keeps its own minimum beside a group that is full.
  return whenTold(allTold(sizes), (all) =>
    whenTold(fleet.number("warm_pool.min_size", 0), (beside) => known(Math.max(...all) + beside)),
  );
}

function targetGroupsOf(
  fleet: AttributeReader,
  attachments: Owners,
  sources: Owners,
): Told<readonly string[]> {
  const doubt = attachments.doubt(fleet.address) ?? sources.doubt(fleet.address);
  if (doubt !== undefined) return untold(doubt);
  const traffic = (reader: AttributeReader): Told<readonly string[]> =>
    whenTold(reader.blocks("traffic_source"), (blocks) => unionTold(blocks.map(sourceOf)));
  return unionTold([
    fleet.many("target_group_arns", TARGET_GROUP, []),
    traffic(fleet),
    ...attachments
      .of(fleet.address)
      .map((attachment) => attachment.many("lb_target_group_arn", TARGET_GROUP, [])),
    ...sources.of(fleet.address).map(traffic),
  ]);
}

function sourceOf(source: AttributeReader): Told<readonly string[]> {
  return whenTold(source.text("type", "elbv2"), (type) =>
    type === "elbv2" ? source.many("identifier", TARGET_GROUP) : known([]),
  );
}

/** Without a default warm-up the cooldown counts: see `FLEET_DEFAULTS`. */
function warmupOf(fleet: AttributeReader): Told<number> {
  if (fleet.isWritten("default_instance_warmup")) return fleet.number("default_instance_warmup");
  return fleet.number("default_cooldown", FLEET_DEFAULTS.cooldownSeconds);
}

/** -1 takes a policy away. */
function healthyPercentOf(fleet: AttributeReader): Told<number> {
  const percent = fleet.number(
    "instance_maintenance_policy.min_healthy_percentage",
    FLEET_DEFAULTS.minimumHealthyPercent,
  );
  return percent.known && percent.value < 0 ? known(FLEET_DEFAULTS.minimumHealthyPercent) : percent;
}

/** Of the maintenance policy and of the refresh, whichever is more. -1 takes a policy away. */
function mostPercentOf(fleet: AttributeReader): Told<number> {
  const blocks = ["instance_maintenance_policy", "instance_refresh.preferences"];
  const percents = blocks.map((block) => fleet.number(`${block}.max_healthy_percentage`, 100));
  return whenTold(allTold(percents), (values) => known(Math.max(100, ...values)));
}

/** What an instance gets whose template leaves it open: what its subnet gives. */
function publicIpOf(placed: Told<readonly string[]>, subnets: ReadonlyMap<string, Subnet>): Told<boolean> {
  return whenTold(placed, (addresses) => {
    const each = addresses.map(
      (address) => subnets.get(address)?.mapsPublicIp ?? untold(`there is no ${address}`),
    );
    return whenTold(allTold(each), (values) => {
      const [first = false] = values;
      return values.every((value) => value === first)
        ? known(first)
        : untold("some of its subnets give public addresses, others none");
    });
  });
}

function refreshOf(fleet: AttributeReader): { readonly refresh?: Refresh } {
  const blocks = fleet.blocks("instance_refresh");
  if (blocks.known && blocks.value.length === 0) return {};
  const path = "instance_refresh.preferences";
  return {
    refresh: {
      minimumHealthyPercent: fleet.number(
        `${path}.min_healthy_percentage`,
        REFRESH_DEFAULTS.minimumHealthyPercent,
      ),
      autoRollback: fleet.flag(`${path}.auto_rollback`, REFRESH_DEFAULTS.autoRollback),
      checkpoints: checkpointsOf(fleet, `${path}.checkpoint_percentages`),
      alarms: fleet.texts(`${path}.alarm_specification.alarms`, []),
    },
  };
}

/** In percent, ascending. */
function checkpointsOf(fleet: AttributeReader, path: string): Told<readonly number[]> {
  return whenTold(allTold(fleet.each(path).map((item) => fleet.number(item))), (percentages) =>
    known([...percentages].sort((a, b) => a - b)),
  );
}
