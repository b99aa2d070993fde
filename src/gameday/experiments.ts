import type { DrillReport, Failure } from "../drill/drill-report";
import type { ResourceGraph } from "../model/resource-graph";
import type { Database, Fleet, Topology } from "../model/topology";
import type { Action, Experiment, Looked, Target } from "./experiment";
import { instanceTags, localName, lookedUpDatabase, lookedUpGroup, lookedUpSubnet } from "./what-runs";

/**
 * As AWS's own scenario loses the power of a zone: half an hour, of which the network is cut for two minutes.
 * https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html
 */
const ZONE_MINUTES = 30;
const NETWORK_MINUTES = 2;

export interface GameDay {
  readonly experiments: readonly Experiment[];
  /** What the drill loses and no experiment makes, with the reason. */
  readonly leftOut: readonly { readonly failure: string; readonly reason: string }[];
}

/** The faults of a drill that can be made for real: an instance of each fleet, the primary, each zone. */
export function experimentsOf(graph: ResourceGraph, topology: Topology, report: DrillReport): GameDay {
  const experiments: Experiment[] = [];
  const leftOut: { failure: string; reason: string }[] = [];
  for (const failure of report.failures) {
    const made = experimentOf(failure, graph, topology);
    if (made === undefined) continue;
    if (typeof made === "string") leftOut.push({ failure: failure.id, reason: made });
    else experiments.push(made);
  }
  return { experiments, leftOut };
}

/** @returns the experiment, why there is none, or undefined for a failure that is none of the three kinds */
function experimentOf(
  failure: Failure,
  graph: ResourceGraph,
  { fleets, databases, subnets, zones }: Topology,
): Experiment | string | undefined {
  switch (failure.kind) {
    case "instance": {
      const fleet = fleets.find(({ address }) => address === failure.target);
      return fleet === undefined ? undefined : instanceExperiment(failure, fleet, graph);
    }
    case "database-primary": {
      const database = databases.find(({ address }) => address === failure.target);
      return database === undefined ? undefined : failoverExperiment(failure, database, graph);
    }
    case "zone": {
      const zone = zones.find((each) => each === failure.target);
      if (zone === undefined) return undefined;
      const inZone = subnets.filter((subnet) => subnet.zone.known && subnet.zone.value === zone);
      return zoneExperiment(failure, zone, {
        graph,
        fleets,
        databases,
        subnets: inZone.map(({ address }) => address),
      });
    }
    default:
      return undefined;
  }
}

function instanceExperiment(failure: Failure, fleet: Fleet, graph: ResourceGraph): Experiment | string {
  const tags = instanceTags(graph, fleet.address);
  if (tags["Name"] === undefined) return `${fleet.address} gives its instances no Name that would find them`;
  const target = instances("one", fleet.address, tags, { selectionMode: "COUNT(1)" });
  return {
    name: `instance_${localName(fleet.address)}`,
    title: `One instance of ${tags["Name"]} is terminated`,
    targets: [target],
    actions: [
      {
        name: "terminate",
        actionId: "aws:ec2:terminate-instances",
        parameters: {},
        role: "Instances",
        target: target.name,
      },
    ],
    predicted: failure,
  };
}

function failoverExperiment(failure: Failure, database: Database, graph: ResourceGraph): Experiment | string {
  if (!(database.multiAz.known && database.multiAz.value))
    return `${database.address} has no standby: there is nothing to fail over to`;
  const looked = lookedUpDatabase(graph, database.address);
  if (looked === undefined) return `the identifier of ${database.address} is not told`;
  return {
    name: `failover_${localName(database.address)}`,
    title: `The database fails over to its standby`,
    ...failover(looked),
    predicted: failure,
  };
}

interface InZone {
  readonly graph: ResourceGraph;
  readonly fleets: readonly Fleet[];
  readonly databases: readonly Database[];
  /** Addresses of the zone's subnets. */
  readonly subnets: readonly string[];
}

function zoneExperiment(failure: Failure, zone: string, inZone: InZone): Experiment | string {
  const { graph, fleets, databases } = inZone;
  const tags = fleets.map(({ address }) => ({ address, tags: instanceTags(graph, address) }));
  const unnamed = tags.find((fleet) => fleet.tags["Name"] === undefined);
  if (unnamed !== undefined) return `${unnamed.address} gives its instances no Name that would find them`;
  const groups = fleets.flatMap(({ address }) => lookedUpGroup(graph, address) ?? []);
  const subnets = inZone.subnets.flatMap((address) => lookedUpSubnet(graph, address, zone) ?? []);
  const primaries = databases.flatMap(({ address }) => lookedUpDatabase(graph, address) ?? []);
  const stopped = tags.map((fleet) =>
    instances("zone", fleet.address, fleet.tags, {
      filters: [
        { path: "Placement.AvailabilityZone", values: [zone] },
        { path: "State.Name", values: ["running"] },
      ],
    }),
  );
  const [first] = primaries;
  const failed = first === undefined ? { targets: [], actions: [] } : failover(first);
  return {
    name: `zone_${localName(`zone.${zone}`)}`,
    title: `The zone ${zone} is lost${first === undefined ? "" : ", the primary with it"}`,
    targets: [
      ...stopped,
      ...byArn("groups", "aws:ec2:autoscaling-group", groups),
      ...byArn("subnets", "aws:ec2:subnet", subnets),
      ...failed.targets,
    ],
    actions: [
      ...stopped.map(({ name }): Action => ({
        name: `stop-${name}`,
        actionId: "aws:ec2:stop-instances",
        parameters: { startInstancesAfterDuration: `PT${ZONE_MINUTES}M` },
        role: "Instances",
        target: name,
      })),
      ...onAll(
        "no-capacity",
        "aws:ec2:asg-insufficient-instance-capacity-error",
        "AutoScalingGroups",
        groups,
        "groups",
        {
          availabilityZoneIdentifiers: zone,
          duration: `PT${ZONE_MINUTES}M`,
          percentage: "100",
        },
      ),
      ...onAll("no-network", "aws:network:disrupt-connectivity", "Subnets", subnets, "subnets", {
        duration: `PT${NETWORK_MINUTES}M`,
        scope: "all",
      }),
      ...failed.actions,
    ],
    // Forced while the primary is elsewhere, the failover would move it into the zone that is lost.
    ...(first === undefined
      ? {}
      : { onlyIf: `data.${first.type}.${first.name}.availability_zone == "${zone}"` }),
    predicted: failure,
  };
}

function failover(database: Looked): {
  readonly targets: readonly Target[];
  readonly actions: readonly Action[];
} {
  return {
    targets: byArn("database", "aws:rds:db", [database]),
    actions: onAll("failover", "aws:rds:reboot-db-instances", "DBInstances", [database], "database", {
      forceFailover: "true",
    }),
  };
}

function instances(
  prefix: string,
  fleet: string,
  tags: Readonly<Record<string, string>>,
  more: Partial<Pick<Target, "selectionMode" | "filters">>,
): Target {
  return {
    name: `${prefix}-${localName(fleet).replaceAll("_", "-")}`,
    resourceType: "aws:ec2:instance",
    selectionMode: "ALL",
    filters: [],
    tags,
    ...more,
  };
}

function byArn(name: string, resourceType: string, arns: readonly Looked[]): readonly Target[] {
  return arns.length === 0 ? [] : [{ name, resourceType, selectionMode: "ALL", filters: [], arns }];
}

function onAll(
  name: string,
  actionId: string,
  role: string,
  looked: readonly Looked[],
  target: string,
  parameters: Readonly<Record<string, string>>,
): readonly Action[] {
  return looked.length === 0 ? [] : [{ name, actionId, parameters, role, target }];
}
