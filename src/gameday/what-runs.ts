import { at, blocks, type ResourceGraph } from "../model/resource-graph";
import type { ModelValue } from "../model/value";
import type { Looked } from "./experiment";

/** The name of something as AWS knows it; undefined where the configuration does not tell. */
function physicalName(graph: ResourceGraph, address: string, attribute = "name"): string | undefined {
  const resource = graph.get(address);
  return resource === undefined ? undefined : text(at(resource, attribute));
}

/** The tags that a group's instances carry: what finds them, and nothing else. */
export function instanceTags(graph: ResourceGraph, fleet: string): Readonly<Record<string, string>> {
  const resource = graph.get(fleet);
  if (resource === undefined) return {};
  const tags = blocks(at(resource, "tag")).flatMap((tag): readonly [string, string][] => {
    const [key, value, propagates] = ["key", "value", "propagate_at_launch"].map((name) => entry(tag, name));
    const isTag = propagates === true && typeof key === "string" && typeof value === "string";
    return isTag ? [[key, value]] : [];
  });
  return Object.fromEntries(tags.filter(([key]) => FINDING.has(key)));
}

/** What tells the instances of one group of one environment from all others. */
const FINDING = new Set(["Name", "System", "Environment"]);

export function lookedUpGroup(graph: ResourceGraph, address: string): Looked | undefined {
  const name = physicalName(graph, address);
  return name === undefined
    ? undefined
    : { type: "aws_autoscaling_group", name: localName(address), arguments: { name }, arn: "arn" };
}

export function lookedUpDatabase(graph: ResourceGraph, address: string): Looked | undefined {
  const identifier = physicalName(graph, address, "identifier");
  return identifier === undefined
    ? undefined
    : {
        type: "aws_db_instance",
        name: localName(address),
        arguments: { db_instance_identifier: identifier },
        arn: "db_instance_arn",
      };
}

export function lookedUpBalancer(graph: ResourceGraph, address: string): Looked | undefined {
  const name = physicalName(graph, address);
  return name === undefined
    ? undefined
    : { type: "aws_lb", name: localName(address), arguments: { name }, arn: "arn" };
}

/** By its `Name`, and the zone, so that a name that two subnets share still finds one. */
export function lookedUpSubnet(graph: ResourceGraph, address: string, zone: string): Looked | undefined {
  const resource = graph.get(address);
  const name = resource === undefined ? undefined : text(at(resource, "tags", "Name"));
  return name === undefined
    ? undefined
    : {
        type: "aws_subnet",
        name: localName(address),
        arguments: { availability_zone: zone, tags: { Name: name } },
        arn: "arn",
      };
}

/** `aws_subnet.web_us_east_1a` -> `web_us_east_1a`; of a module, with its name. */
export function localName(address: string): string {
  return address
    .replace(/^(?:module\.)?[\w-]+\./u, "")
    .replaceAll(/[^A-Za-z0-9]+/gu, "_")
    .replaceAll(/^_|_$/gu, "");
}

function text(value: ModelValue): string | undefined {
  return value.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}

function entry(value: ModelValue, name: string): unknown {
  const found = value.kind === "object" ? value.entries[name] : undefined;
  return found?.kind === "known" ? found.value : undefined;
}
