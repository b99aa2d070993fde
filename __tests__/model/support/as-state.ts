import { ResourceGraph, type ModelResource } from "../../../src/model/resource-graph";
import type { ModelValue } from "../../../src/model/value";

const IDENTITIES: readonly string[] = ["id", "arn", "name"];

/**
 * What an apply makes of a graph: resources have ids, ARNs and names, and name each other by them; groups and route
 * tables repeat the rules and routes that stand apart. References to anything else stay what they are.
 */
export function asState(graph: ResourceGraph): ResourceGraph {
  const known = (value: string | number | boolean): ModelValue => ({ kind: "known", value });
  const identityOf = ({ address, attributes }: ModelResource, name: string): ModelValue => {
    const own = attributes[name];
    return own?.kind === "known" && own.value !== null ? own : known(`${name}-of-${address}`);
  };
  const applied = (value: ModelValue): ModelValue => {
    switch (value.kind) {
      case "reference": {
        const target = graph.get(value.address);
        return target !== undefined && IDENTITIES.includes(value.attribute)
          ? identityOf(target, value.attribute)
          : value;
      }
      case "list":
        return { kind: "list", items: value.items.map(applied) };
      case "object":
        return { kind: "object", entries: mapped(value.entries, applied) };
      case "text":
      case "known":
      case "among":
      case "unknown":
        return value;
    }
  };
  const resources = graph.resources.map((resource) => ({
    ...resource,
    attributes: {
      ...mapped(resource.attributes, applied),
      ...Object.fromEntries(IDENTITIES.map((name) => [name, identityOf(resource, name)])),
    },
  }));
  return new ResourceGraph(resources.map((resource) => withRepetitions(resource, resources)));
}

function mapped(
  entries: Readonly<Record<string, ModelValue>>,
  change: (value: ModelValue) => ModelValue,
): Readonly<Record<string, ModelValue>> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value)]));
}

/** Blocks of a state: what belongs to others is an empty text or list there. */
function withRepetitions(resource: ModelResource, all: readonly ModelResource[]): ModelResource {
  const ownedBy = (type: string, attribute: string): readonly ModelResource[] =>
    all.filter(
      (other) => other.type === type && sameText(other.attributes[attribute], resource.attributes["id"]),
    );
  const blocks = (
    owned: readonly ModelResource[],
    block: (owned: ModelResource) => ModelValue,
  ): ModelValue => ({
    kind: "list",
    items: owned.map(block),
  });
  if (resource.type === "aws_security_group") {
    return withAttributes(resource, {
      ingress: blocks(ownedBy("aws_vpc_security_group_ingress_rule", "security_group_id"), ruleBlock),
      egress: blocks(ownedBy("aws_vpc_security_group_egress_rule", "security_group_id"), ruleBlock),
    });
  }
  if (resource.type === "aws_route_table") {
    return withAttributes(resource, { route: blocks(ownedBy("aws_route", "route_table_id"), routeBlock) });
  }
  return resource;
}

function ruleBlock({ attributes }: ModelResource): ModelValue {
  const listOf = (name: string): ModelValue => {
    const value = attributes[name];
    return { kind: "list", items: value === undefined ? [] : [value] };
  };
  return {
    kind: "object",
    entries: {
      protocol: attributes["ip_protocol"] ?? { kind: "known", value: "-1" },
      from_port: attributes["from_port"] ?? { kind: "known", value: 0 },
      to_port: attributes["to_port"] ?? { kind: "known", value: 0 },
      cidr_blocks: listOf("cidr_ipv4"),
      ipv6_cidr_blocks: listOf("cidr_ipv6"),
      prefix_list_ids: listOf("prefix_list_id"),
      security_groups: listOf("referenced_security_group_id"),
      self: { kind: "known", value: false },
    },
  };
}

function routeBlock({ attributes }: ModelResource): ModelValue {
  const empty: ModelValue = { kind: "known", value: "" };
  return {
    kind: "object",
    entries: {
      cidr_block: attributes["destination_cidr_block"] ?? empty,
      gateway_id: attributes["gateway_id"] ?? empty,
      nat_gateway_id: attributes["nat_gateway_id"] ?? empty,
      transit_gateway_id: empty,
    },
  };
}

function withAttributes(resource: ModelResource, more: Readonly<Record<string, ModelValue>>): ModelResource {
  return { ...resource, attributes: { ...resource.attributes, ...more } };
}

function sameText(a: ModelValue | undefined, b: ModelValue | undefined): boolean {
  return a?.kind === "known" && b?.kind === "known" && a.value === b.value;
}
