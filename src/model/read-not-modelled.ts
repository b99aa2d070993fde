import { AttributeReader } from "./attribute-reader";
import { BALANCER, ENDPOINT, FLEET } from "./element-types";
import { isIrrelevant } from "./irrelevant-types";
import { kindOf as balancerKind } from "./read-balancers";
import { kindOf as endpointKind } from "./read-endpoints";
import { notModelledOfFleet } from "./read-not-modelled-of-fleets";
import type { Unclear } from "./read-owners";
import { Taints, type Elements } from "./read-taints";
import type { GraphGap, ModelResource, ResourceGraph } from "./resource-graph";
import { compareTexts } from "../foundation/compare-texts";
import type { NotModelled } from "./topology";
import { isRead, unmodelledKind } from "./unmodelled-types";

/** Everything of the input that is not in the topology, with what that means for the verdicts. */
export function readNotModelled(
  graph: ResourceGraph,
  elements: Elements,
  unclear: readonly Unclear[],
): readonly NotModelled[] {
  const taints = new Taints(graph, elements);
  const ofResources = graph.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) => ofResource(graph, resource, taints));
  return [
    ...ofResources,
    ...unclear.map((item) => ofUnclear(item, elements)),
    ...graph.gaps.map((gap) => ofGap(gap, taints)),
  ].sort((a, b) => compareTexts(`${a.address} ${a.reason}`, `${b.address} ${b.reason}`));
}

function ofResource(graph: ResourceGraph, resource: ModelResource, taints: Taints): readonly NotModelled[] {
  const { type, address } = resource;
  if (isIrrelevant(type)) return [];
  if (!isRead(type)) {
    const { reach, ...told } = unmodelledKind(type);
    return [{ address, ...told, taints: taints.of(resource, reach) }];
  }
  const reader = AttributeReader.of(graph, resource);
  if (FLEET.some((fleet) => fleet === type)) return notModelledOfFleet(reader);
  if (BALANCER.some((balancer) => balancer === type) && balancerKind(reader) === undefined) {
    return [
      {
        address,
        reason: "balancers are modelled that are application or network balancers",
        consequence: "whether traffic that is led through it arrives cannot be told",
        taints: taints.all,
      },
    ];
  }
  if (ENDPOINT.some((endpoint) => endpoint === type) && endpointKind(reader) === undefined) {
    return [
      {
        address,
        reason: "endpoints are modelled that are interface or gateway endpoints",
        consequence: "whether traffic that is led to it arrives cannot be told",
        taints: taints.of(resource, "routed"),
      },
    ];
  }
  if (type === "aws_route_table_association" && reader.isWritten("gateway_id")) {
    return [
      {
        address,
        reason: "route tables of a gateway are not modelled",
        consequence: "where traffic from the gateway is led cannot be told",
        taints: taints.all,
      },
    ];
  }
  return [];
}

function ofUnclear({ reader, because, candidates }: Unclear, { balancers, fleets }: Elements): NotModelled {
  const ofBalancers = reader.resource.type.includes("listener");
  const every = (ofBalancers ? balancers : fleets).map(({ address }) => address);
  // The candidates of a listener rule are listeners, which are no elements: any balancer may be meant, or none of ours.
  const isRule = reader.resource.type.endsWith("listener_rule") && candidates?.length !== 0;
  const own = isRule ? undefined : candidates;
  return {
    address: reader.address,
    reason: `it cannot be told whose it is: ${because}`,
    consequence: `what it changes for ${ofBalancers ? "a balancer" : "a fleet"} cannot be told`,
    taints: own ?? every,
  };
}

/** A gap in what is irrelevant is told, and changes nothing. */
function ofGap({ address, reason }: GraphGap, taints: Taints): NotModelled {
  const type = /(?:^|\.)([a-z][a-z0-9]*_[a-z0-9_]+)\.[^.]+$/.exec(address.replace(/\[[^\]]*\]/g, ""))?.[1];
  const harmless = (type !== undefined && isIrrelevant(type)) || /(?:^|\.)data\./.test(address);
  return {
    address,
    reason,
    consequence: harmless ? "nothing that a verdict rests on" : "what it adds or changes is in no verdict",
    taints: harmless ? [] : taints.all,
  };
}
