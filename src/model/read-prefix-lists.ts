import { AttributeReader } from "./attribute-reader";
import { ENDPOINT, ownAndLookedUp } from "./element-types";
import type { ModelResource } from "./resource-graph";
import { known } from "./told";
import type { Told } from "./topology";

const PREFIX_LIST = ["aws_prefix_list", "aws_ec2_managed_prefix_list"] as const;

/**
 * A prefix list as rules and routes name it. AWS's own list of a service is the service's full name
 * (`com.amazonaws.us-east-1.s3`), whichever way it was looked up; another one its address, or its id.
 */
export function prefixListOf(reader: AttributeReader, path: string): Told<string> {
  const list = reader.one(path, PREFIX_LIST);
  const found = list.known ? reader.graph.get(list.value) : undefined;
  if (found !== undefined) return nameOf(AttributeReader.of(reader.graph, found));
  const endpoint = reader.one(path, ENDPOINT);
  const own = endpoint.known ? reader.graph.get(endpoint.value) : undefined;
  if (own !== undefined) return serviceListOf(AttributeReader.of(reader.graph, own));
  const id = reader.text(path);
  return id.known ? byId(reader, id.value) : id;
}

/** The list that routes of a gateway endpoint lead to. */
export function serviceListOf(endpoint: AttributeReader): Told<string> {
  return endpoint.written("service_name");
}

function nameOf(list: AttributeReader): Told<string> {
  const name = list.written("name");
  const service = name.known && name.value.startsWith("com.amazonaws.");
  return service && list.resource.mode === "data" ? name : known(list.address);
}

/** After an apply an endpoint tells its list's id, and a rule may write it out. */
function byId(reader: AttributeReader, id: string): Told<string> {
  const endpoint = ownAndLookedUp(reader.graph, ENDPOINT).find((resource) => isListOf(resource, id));
  return endpoint === undefined ? known(id) : serviceListOf(AttributeReader.of(reader.graph, endpoint));
}

function isListOf({ attributes }: ModelResource, id: string): boolean {
  const own = attributes["prefix_list_id"];
  return own?.kind === "known" && own.value === id;
}
