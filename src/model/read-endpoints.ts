import { AttributeReader } from "./attribute-reader";
import { ENDPOINT, SECURITY_GROUP, SUBNET, VPC, ownAndLookedUp } from "./element-types";
import { ownersBy, type Owners } from "./read-owners";
import { ENDPOINT_DEFAULTS } from "./provider-defaults";
import type { ResourceGraph } from "./resource-graph";
import { asText } from "./expressions/values";
import { byAddress, known, unionTold, untold } from "./told";
import type { Endpoint, Told } from "./topology";

/** Interface and gateway endpoints; those of other kinds are not modelled. */
export function readEndpoints(graph: ResourceGraph): readonly Endpoint[] {
  const owners = (type: string): Owners =>
    ownersBy(
      ownAndLookedUp(graph, [type]).map((resource) => AttributeReader.of(graph, resource)),
      "vpc_endpoint_id",
      ENDPOINT,
    );
  const subnets = owners("aws_vpc_endpoint_subnet_association");
  const groups = owners("aws_vpc_endpoint_security_group_association");
  return byAddress(
    graph.ofType(...ENDPOINT).flatMap((resource) => {
      const endpoint = AttributeReader.of(graph, resource);
      const kind = kindOf(endpoint);
      if (kind === undefined) return [];
      return [
        {
          address: endpoint.address,
          kind,
          service: serviceOf(endpoint),
          network: endpoint.one("vpc_id", VPC),
          subnets: withAssociated(endpoint, "subnet_ids", SUBNET, subnets, "subnet_id"),
          securityGroups: kind === "gateway" ? known([]) : groupsOf(endpoint, groups),
          privateDns: endpoint.flag("private_dns_enabled", ENDPOINT_DEFAULTS.privateDns),
        },
      ];
    }),
  );
}

/** Undefined: a kind that is not modelled, or that cannot be told. */
export function kindOf(endpoint: AttributeReader): Endpoint["kind"] | undefined {
  const type = endpoint.text("vpc_endpoint_type", ENDPOINT_DEFAULTS.type);
  if (!type.known) return undefined;
  return type.value === "Gateway" ? "gateway" : type.value === "Interface" ? "interface" : undefined;
}

function groupsOf(endpoint: AttributeReader, associated: Owners): Told<readonly string[]> {
  const groups = withAssociated(
    endpoint,
    "security_group_ids",
    SECURITY_GROUP,
    associated,
    "security_group_id",
  );
  return groups.known && groups.value.length === 0
    ? untold(`${endpoint.where("security_group_ids")} is left out: it has the default group of its VPC`)
    : groups;
}

function withAssociated(
  endpoint: AttributeReader,
  path: string,
  types: readonly string[],
  associated: Owners,
  associatedPath: string,
): Told<readonly string[]> {
  const doubt = associated.doubt(endpoint.address);
  if (doubt !== undefined) return untold(doubt);
  return unionTold([
    endpoint.many(path, types, []),
    ...associated.of(endpoint.address).map((item) => item.many(associatedPath, types)),
  ]);
}

/** `com.amazonaws.us-east-1.ecr.api` is `ecr.api`; where the region is put in by a reference, what follows it. */
function serviceOf(endpoint: AttributeReader): Told<string> {
  const name = endpoint.text("service_name");
  if (name.known)
    return known(/^(?:cn\.)?com\.amazonaws\.[^.]+\.(.+)$/.exec(name.value)?.[1] ?? lastPart(name.value));
  const value = endpoint.value("service_name");
  const last = value.kind === "text" ? value.parts.at(-1) : undefined;
  const tail = last === undefined ? undefined : asText(last);
  return tail?.startsWith(".") === true && tail.length > 1 ? known(tail.slice(1)) : name;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
