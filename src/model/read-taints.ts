import { AttributeReader } from "./attribute-reader";
import { BALANCER, DATABASE, FLEET, SECURITY_GROUP, TARGET_GROUP } from "./element-types";
import { referencesIn } from "./expressions/values";
import type { ModelResource, ResourceGraph } from "./resource-graph";
import { sortedSet } from "./told";
import type { Fleet, Told, Topology } from "./topology";
import type { Reach } from "./unmodelled-types";
import type { ModelValue } from "./value";

export type Elements = Pick<
  Topology,
  "balancers" | "targetGroups" | "fleets" | "databases" | "subnets" | "securityGroups"
>;

/** What verdicts are about. */
const PATH_TYPES = [...BALANCER, ...TARGET_GROUP, ...FLEET, ...DATABASE];

/** Finds the elements whose verdicts something that is not modelled makes uncertain. */
export class Taints {
  readonly all: readonly string[];
  private readonly routed: readonly string[];
  /** By the address of a resource, the elements that name it. */
  private readonly namedBy = new Map<string, string[]>();

  constructor(
    private readonly graph: ResourceGraph,
    private readonly elements: Elements,
  ) {
    const { balancers, targetGroups, fleets, databases } = elements;
    this.all = sortedSet(
      [...balancers, ...targetGroups, ...fleets, ...databases].map(({ address }) => address),
    );
    this.routed = routedElsewhere(elements);
    for (const element of graph.ofType(...PATH_TYPES)) this.note(element);
  }

  of(resource: ModelResource, reach: Reach): readonly string[] {
    if (reach === "nobody") return [];
    if (reach === "all") return this.all;
    const neighbours = this.neighboursOf(resource);
    const others =
      reach === "dependants" ? this.dependantsOf(resource) : reach === "routed" ? this.routed : [];
    return sortedSet([...neighbours, ...others]);
  }

  private note(element: ModelResource): void {
    for (const address of this.namedIn(element)) {
      this.namedBy.set(address, [...(this.namedBy.get(address) ?? []), element.address]);
    }
  }

  private neighboursOf(resource: ModelResource): readonly string[] {
    const named = this.namedIn(resource).flatMap((address) => this.elementsAt(address));
    return [...named, ...(this.namedBy.get(resource.address) ?? [])];
  }

  /** A target group stands for the balancers that forward to it, too. */
  private elementsAt(address: string): readonly string[] {
    if (!this.all.includes(address)) return [];
    const forwarding = this.elements.balancers.filter(({ listeners }) =>
      listeners.some(({ forwardsTo }) => !forwardsTo.known || forwardsTo.value.includes(address)),
    );
    return [address, ...forwarding.map((balancer) => balancer.address)];
  }

  /** By reference before an apply, by id, ARN or name after it. */
  private namedIn({ attributes, address }: ModelResource): readonly string[] {
    const value: ModelValue = { kind: "object", entries: attributes };
    const ids = this.graph.follow(textsOf(value), ...PATH_TYPES).found.map((found) => found.address);
    const references = referencesIn(value).map((reference) => reference.address);
    return sortedSet([...ids, ...references]).filter((named) => named !== address);
  }

  private dependantsOf(resource: ModelResource): readonly string[] {
    const reader = AttributeReader.of(this.graph, resource);
    const groups = GROUP_ATTRIBUTES.filter((path) => reader.isWritten(path)).map((path) =>
      reader.many(path, SECURITY_GROUP),
    );
    if (groups.length === 0 && REGIONAL.includes(resource.type)) return [];
    return this.elements.fleets.filter((fleet) => this.mayReach(fleet, groups)).map(({ address }) => address);
  }

  private mayReach(fleet: Fleet, groups: readonly Told<readonly string[]>[]): boolean {
    const own = fleet.template.known ? fleet.template.value.securityGroups : undefined;
    if (own?.known !== true || groups.length === 0) return true;
    return own.value.some((address) => {
      const egress = this.elements.securityGroups.find((group) => group.address === address)?.egress;
      if (egress?.known !== true) return true;
      return egress.value.some(({ peer }) => {
        if (peer.kind === "prefix-list") return false;
        return (
          peer.kind !== "group" || groups.some((told) => !told.known || told.value.includes(peer.address))
        );
      });
    });
  }
}

/** Where resources of many kinds name their security groups. */
const GROUP_ATTRIBUTES: readonly string[] = [
  "vpc_security_group_ids",
  "security_group_ids",
  "security_groups",
  "vpc_config.security_group_ids",
  "network_configuration.security_groups",
  "vpc_options.security_group_ids",
  "broker_node_group_info.security_groups",
];

/** Without security groups these lie in no VPC, and nothing in one depends on them over the network. */
const REGIONAL: readonly string[] = [
  "aws_lambda_function",
  "aws_ecs_cluster",
  "aws_ecs_task_definition",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_account_setting_default",
  "aws_elasticache_subnet_group",
  "aws_elasticache_parameter_group",
  "aws_rds_cluster_parameter_group",
];

function textsOf(value: ModelValue): ModelValue {
  const items: ModelValue[] = [];
  const walk = (part: ModelValue): void => {
    if (part.kind === "known") items.push(part);
    if (part.kind === "list") part.items.forEach(walk);
    if (part.kind === "object") Object.values(part.entries).forEach(walk);
    if (part.kind === "text") part.parts.forEach(walk);
  };
  walk(value);
  return { kind: "list", items };
}

function routedElsewhere({ balancers, fleets, databases, subnets }: Elements): readonly string[] {
  const elsewhere = new Set(
    subnets
      .filter(({ routes }) => !routes.known || routes.value.some(({ target }) => target.kind === "other"))
      .map(({ address }) => address),
  );
  return [...balancers, ...fleets, ...databases]
    .filter(
      (element) => !element.subnets.known || element.subnets.value.some((subnet) => elsewhere.has(subnet)),
    )
    .map(({ address }) => address);
}
