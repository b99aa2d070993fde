import type { Balancer, Database, Endpoint, Told } from "../../model/topology";
import type { DrillContext } from "../drill-context";
import type { Reason } from "../drill-report";
import { sourced } from "../reasons";
import { SOURCES } from "../aws-figures";
import type { FailureSet } from "../reachability/failure-set";
import { bootNeeds } from "../rules/boot-needs";
import { bootScriptOf } from "../rules/boot-scripts";

/** Databases whose primary is lost at worst: it may lie in any zone of its subnet group unless it is pinned. */
export function databasesHit(context: DrillContext, lost: FailureSet): readonly Database[] {
  return context.topology.databases.filter((database) =>
    lost.some((loss) => {
      if (loss.kind === "database-primary") return loss.database === database.address;
      if (loss.kind === "zone") return mayLieIn(context, database, loss.zone);
      if (loss.kind !== "subnet" || !told(database.subnets).includes(loss.subnet)) return false;
      const zone = context.subnets.get(loss.subnet)?.zone;
      return zone?.known !== true || mayLieIn(context, database, zone.value);
    }),
  );
}

function mayLieIn(context: DrillContext, { zone, subnets, multiAz }: Database, lost: string): boolean {
  // A standby may have become the primary at any time: a pinned zone holds only without one.
  if (zone?.known === true && multiAz.known && !multiAz.value) return zone.value === lost;
  if (!subnets.known) return true;
  return subnets.value.some((address) => {
    const of = context.subnets.get(address)?.zone;
    return of?.known !== true || of.value === lost;
  });
}

/** Balancers that lose a node, and keep one. Where none is left there is no path, and nothing to wait for. */
export function balancersHit(context: DrillContext, lost: FailureSet): readonly Balancer[] {
  return context.topology.balancers.filter(({ address, subnets }) => {
    const gone = told(subnets).filter((subnet) =>
      lost.some((loss) => {
        if (loss.kind === "zone") return isIn(context, subnet, loss.zone);
        if (loss.kind === "subnet") return loss.subnet === subnet;
        return loss.kind === "balancer-node" && loss.balancer === address && loss.subnet === subnet;
      }),
    );
    return gone.length > 0 && gone.length < told(subnets).length;
  });
}

/**
 * What no instance reaches any more: a launch, and whatever is asked of the service while running, fails. A service that
 * no boot script names is missed as little as it is where it has no endpoint.
 */
export function servicesLost(context: DrillContext, lost: FailureSet): readonly Reason[] {
  const taking = lost.filter(({ kind }) => kind === "zone" || kind === "subnet" || kind === "endpoint");
  if (taking.length === 0) return [];
  return endpointsNeeded(context)
    .filter((endpoint) =>
      told(endpoint.subnets).every((subnet) =>
        taking.some((loss) => takesInterface(context, endpoint, subnet, loss)),
      ),
    )
    .map(({ address, service }) =>
      sourced(
        `no interface of ${service.known ? service.value : "the service"} is left: launches that need it fail`,
        SOURCES.zonalEndpoints,
        address,
        "subnet_ids",
      ),
    );
}

const needed = new WeakMap<DrillContext, readonly Endpoint[]>();

/** All interface endpoints, where the boot script of a fleet is not told. */
function endpointsNeeded(context: DrillContext): readonly Endpoint[] {
  const known = needed.get(context);
  if (known !== undefined) return known;
  const scripts = context.topology.fleets.map(({ template }) =>
    template.known ? bootScriptOf(template.value) : undefined,
  );
  const named = new Set(scripts.flatMap((script) => bootNeeds(script ?? "").map(({ service }) => service)));
  const isOpen = scripts.includes(undefined);
  const endpoints = context.topology.endpoints.filter(
    ({ kind, service, subnets }) =>
      kind === "interface" &&
      told(subnets).length > 0 &&
      (isOpen || !service.known || named.has(service.value)),
  );
  needed.set(context, endpoints);
  return endpoints;
}

function takesInterface(
  context: DrillContext,
  endpoint: Endpoint,
  subnet: string,
  loss: FailureSet[number],
): boolean {
  if (loss.kind === "subnet") return loss.subnet === subnet;
  if (loss.kind === "zone") return isIn(context, subnet, loss.zone);
  return loss.kind === "endpoint" && loss.endpoint === endpoint.address && isIn(context, subnet, loss.zone);
}

function isIn(context: DrillContext, subnet: string, zone: string): boolean {
  const of = context.subnets.get(subnet)?.zone;
  return of?.known === true && of.value === zone;
}

function told(list: Told<readonly string[]>): readonly string[] {
  return list.known ? list.value : [];
}
