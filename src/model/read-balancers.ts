import { AttributeReader } from "./attribute-reader";
import { BALANCER, LISTENER, LISTENER_RULE, SECURITY_GROUP, SUBNET } from "./element-types";
import { BALANCER_DEFAULTS } from "./provider-defaults";
import { readListener } from "./read-listeners";
import { ownersBy, type Unclear } from "./read-owners";
import type { ResourceGraph } from "./resource-graph";
import { byAddress, unionTold, untold, whenTold } from "./told";
import type { Balancer, Told } from "./topology";

export interface Balancers {
  readonly balancers: readonly Balancer[];
  /** Listeners and rules of which nobody can tell whose they are. */
  readonly unclear: readonly Unclear[];
}

/** Application and network balancers with what their listeners and listener rules forward to. */
export function readBalancers(graph: ResourceGraph): Balancers {
  const readers = (types: readonly string[]): readonly AttributeReader[] =>
    graph.ofType(...types).map((resource) => AttributeReader.of(graph, resource));
  const rules = ownersBy(readers(LISTENER_RULE), "listener_arn", LISTENER);
  const listeners = ownersBy(readers(LISTENER), "load_balancer_arn", BALANCER);
  const balancers = readers(BALANCER).flatMap((balancer) => {
    const kind = kindOf(balancer);
    if (kind === undefined) return [];
    const own = listeners.of(balancer.address).map((listener) => readListener(listener, rules, kind));
    return [
      {
        address: balancer.address,
        kind,
        internal: balancer.flag("internal", BALANCER_DEFAULTS.internal),
        subnets: subnetsOf(balancer),
        securityGroups: groupsOf(balancer, kind),
        zonalShift: balancer.flag("enable_zonal_shift", BALANCER_DEFAULTS.zonalShift),
        idleTimeoutSeconds: balancer.number("idle_timeout", BALANCER_DEFAULTS.idleTimeoutSeconds),
        listeners: byAddress(own),
      },
    ];
  });
  return { balancers: byAddress(balancers), unclear: [...listeners.unclear, ...rules.unclear] };
}

/** Undefined: a Gateway Load Balancer, or one that cannot be told. */
export function kindOf(balancer: AttributeReader): Balancer["kind"] | undefined {
  const type = balancer.text("load_balancer_type", BALANCER_DEFAULTS.type);
  return type.known && (type.value === "application" || type.value === "network") ? type.value : undefined;
}

/** A state repeats the subnets as mappings. */
function subnetsOf(balancer: AttributeReader): Told<readonly string[]> {
  const mappings = whenTold(balancer.blocks("subnet_mapping"), (blocks) =>
    unionTold(blocks.map((block) => block.many("subnet_id", SUBNET))),
  );
  const subnets = unionTold([balancer.many("subnets", SUBNET, []), mappings]);
  return subnets.known && subnets.value.length === 0
    ? untold(`${balancer.where("subnets")} and subnet_mapping are left out`)
    : subnets;
}

/** A network balancer without groups lets everything through; an application balancer always has one. */
function groupsOf(balancer: AttributeReader, kind: Balancer["kind"]): Told<readonly string[]> {
  const groups = balancer.many("security_groups", SECURITY_GROUP, []);
  return groups.known && groups.value.length === 0 && kind === "application"
    ? untold(`${balancer.where("security_groups")} is left out: it has the default group of its VPC`)
    : groups;
}
