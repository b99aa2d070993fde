import { SUBNET, ownAndLookedUp } from "./element-types";
import { AttributeReader } from "./attribute-reader";
import type { ResourceGraph } from "./resource-graph";
import { known, untold } from "./told";
import type { Told } from "./topology";
import type { ModelValue } from "./value";

const ZONE_LIST = "aws_availability_zones";

/** The provider sorts both lists alike: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_availability_zones_data_source.go */
const ITEM_OF_LIST = /^(?:names|zone_ids)\[(\d+)\]$/;

interface ZoneName {
  readonly by: "name" | "id" | "list";
  readonly name: string;
}

/**
 * Zones by name (`us-east-1a`). Where a configuration takes all of them from one list of zones, or writes them all as
 * ids, the item of the list (`data.aws_availability_zones.all[0]`) or the id stands for the name: it is not known
 * which zone that is, but two of them differ. Mixed with others they are not told: they may be the same zone.
 */
export class Zones {
  private readonly told: ZoneName["by"] | "none";
  private readonly lists: ReadonlyMap<string, string>;

  constructor(private readonly graph: ResourceGraph) {
    this.lists = listsByContent(graph);
    const subnets = ownAndLookedUp(graph, SUBNET).map((subnet) => AttributeReader.of(graph, subnet));
    const names = subnets.flatMap((reader) => this.nameOf(reader) ?? []);
    this.told = comparableKind(names);
  }

  /** Of `availability_zone` or `availability_zone_id`. */
  of(reader: AttributeReader): Told<string> {
    const name = this.nameOf(reader);
    if (name !== undefined) {
      if (name.by === "name" || name.by === this.told) return known(name.name);
      return untold(
        `${reader.where("availability_zone")}: ${name.name} may be the same zone as one that is named otherwise`,
      );
    }
    if (!reader.isWritten("availability_zone") && !reader.isWritten("availability_zone_id")) {
      return untold(`${reader.where("availability_zone")} is left out: AWS chooses a zone`);
    }
    return reader.text(reader.isWritten("availability_zone") ? "availability_zone" : "availability_zone_id");
  }

  private nameOf(reader: AttributeReader): ZoneName | undefined {
    return (
      this.nameFrom(reader.value("availability_zone"), "name") ??
      this.nameFrom(reader.value("availability_zone_id"), "id")
    );
  }

  private nameFrom(value: ModelValue, by: "name" | "id"): ZoneName | undefined {
    if (value.kind === "known") {
      return typeof value.value === "string" && value.value !== "" ? { by, name: value.value } : undefined;
    }
    if (value.kind !== "reference") return undefined;
    const index = ITEM_OF_LIST.exec(value.attribute)?.[1];
    const list = this.lists.get(value.address);
    return index === undefined || list === undefined ? undefined : { by: "list", name: `${list}[${index}]` };
  }
}

/** Two lists that ask the same are one list: every module looks the zones up for itself. */
function listsByContent(graph: ResourceGraph): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const lists = ownAndLookedUp(graph, [ZONE_LIST]).map((list) => {
    const content = JSON.stringify([list.region, Object.entries(list.attributes).sort(byKey)]);
    const address = first.get(content) ?? list.address;
    first.set(content, address);
    return [list.address, address] as const;
  });
  return new Map(lists);
}

function byKey([a]: readonly [string, ModelValue], [b]: readonly [string, ModelValue]): number {
  return a < b ? -1 : 1;
}

function comparableKind(names: readonly ZoneName[]): ZoneName["by"] | "none" {
  const kinds = new Set(names.map(({ by, name }) => (by === "list" ? name.replace(/\[\d+\]$/, "") : by)));
  const [first] = names;
  return kinds.size === 1 && first !== undefined ? first.by : "none";
}
