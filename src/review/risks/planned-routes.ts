import type { AttributeChange, Change, ShownValue } from "../change";
import { unchangedOf } from "./settings";
import { isUntold, namesOf, toldValue, type Told } from "./settings-values";

/** A route that is new, or leads elsewhere than before. */
export interface PlannedRoute {
  readonly destination: ShownValue;
  readonly target: "internet gateway" | "other" | "cannot be told";
  readonly attribute: string;
}

const TABLES: ReadonlySet<string> = new Set(["aws_default_route_table", "aws_route_table"]);
const DESTINATIONS: ReadonlySet<string> = new Set([
  "cidr_block",
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
  "ipv6_cidr_block",
]);
/** Everything else that a route can lead to. None of it lets the internet in. */
const OTHER_TARGETS: ReadonlySet<string> = new Set([
  "carrier_gateway_id",
  "core_network_arn",
  "egress_only_gateway_id",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
]);

/** The routes of an `aws_route`, or of the blocks in a route table, as far as they change. */
export function routesOf(change: Change): readonly PlannedRoute[] {
  if (change.type === "aws_route") return routesIn(change.attributes, change);
  if (!TABLES.has(change.type)) return [];
  const byBlock = new Map<unknown, AttributeChange[]>();
  for (const leaf of change.attributes) {
    if (leaf.path[0] !== "route" || leaf.path.length < 3) continue;
    const there = byBlock.get(leaf.path[1]) ?? [];
    byBlock.set(leaf.path[1], [...there, leaf]);
  }
  return [...byBlock.values()].flatMap((leaves) => routesIn(leaves));
}

/** @param own the route itself, where it is a resource of its own and what stays the same may be known, too */
function routesIn(leaves: readonly AttributeChange[], own?: Change): readonly PlannedRoute[] {
  const target = targetOf(leaves, own);
  const isSet = ({ after }: AttributeChange): boolean => isUntold(after) || Boolean(toldValue(after));
  const destinations = leaves.filter((leaf) => DESTINATIONS.has(lastNameOf(leaf)) && isSet(leaf));
  if (destinations.length > 0)
    return destinations.map((leaf) => ({
      destination: leaf.after,
      target,
      attribute: namesOf(leaf.path).join("."),
    }));
  // It leads elsewhere, and where from is in what stays the same.
  return leaves
    .filter((leaf) => lastNameOf(leaf) === "gateway_id" && isSet(leaf))
    .map((leaf) => ({ destination: destinationOf(own), target, attribute: namesOf(leaf.path).join(".") }));
}

const STAYS: ShownValue = { kind: "hidden", because: "it stays the same, and was not kept" };

function destinationOf(own: Change | undefined): ShownValue {
  const kept = (["destination_cidr_block", "destination_ipv6_cidr_block"] as const)
    .map((name) => own?.unchanged?.[name])
    .find((value) => value?.kind === "value" && value.value !== null);
  return kept ?? STAYS;
}

function targetOf(leaves: readonly AttributeChange[], own?: Change): PlannedRoute["target"] {
  const gateway = leaves.find((leaf) => lastNameOf(leaf) === "gateway_id");
  const value = gateway === undefined ? own && unchangedOf(own, "gateway_id") : toldValue(gateway.after);
  if (isInternetGateway(value)) return "internet gateway";
  if (typeof value === "string" && value !== "") return "other";
  // On a create the targets that are not chosen are unknown as well: the one that is told to be absent is none.
  const others = leaves.filter((leaf) => OTHER_TARGETS.has(lastNameOf(leaf)));
  if (gateway === undefined && others.some(({ after }) => isUntold(after) || Boolean(toldValue(after))))
    return "other";
  return "cannot be told";
}

function isInternetGateway(value: Told): boolean {
  return typeof value === "string" && value.startsWith("igw-");
}

function lastNameOf({ path }: AttributeChange): string {
  return namesOf(path).at(-1) ?? "";
}
