import { AttributeReader } from "./attribute-reader";
import { ROUTE_TABLE, VPC, ownAndLookedUp } from "./element-types";
import { ownersBy, ownersOf, type Owners } from "./read-owners";
import type { ResourceGraph } from "./resource-graph";
import { known, untold } from "./told";
import type { Told } from "./topology";

const MAIN_TABLE_IDS = ["main_route_table_id", "default_route_table_id"] as const;

/**
 * Route tables by key: the address of the table, or `aws_vpc.main.main_route_table_id` where a VPC's main table is
 * used and nobody adopts it. `aws_default_route_table` adopts it; an association puts another table in its place.
 */
export class MainTables {
  private readonly chosen: Owners;
  private readonly adopted: Owners;
  private readonly networks: ReadonlyMap<string, AttributeReader>;
  private readonly byId: ReadonlyMap<string, string>;

  constructor(private readonly graph: ResourceGraph) {
    const networks = this.readers(...VPC);
    this.chosen = ownersBy(this.readers("aws_main_route_table_association"), "vpc_id", VPC);
    this.adopted = ownersOf(this.readers("aws_default_route_table"), (table) => {
      const network = table.one("vpc_id", VPC);
      return network.known ? network : table.one("default_route_table_id", VPC);
    });
    this.networks = new Map(networks.map((network) => [network.address, network]));
    this.byId = new Map(
      networks.flatMap((network) =>
        MAIN_TABLE_IDS.flatMap((attribute) => {
          const id = network.text(attribute);
          return id.known ? [[id.value, network.address] as const] : [];
        }),
      ),
    );
  }

  /** The key of the table that an attribute names. */
  tableOf(reader: AttributeReader, path: string): Told<string> {
    const table = reader.one(path, ROUTE_TABLE);
    if (table.known) return table;
    const network = this.networkOfId(reader, path);
    return network === undefined ? table : known(this.original(network));
  }

  /** The key of the table that subnets without one of their own use. @param network the address of their VPC. */
  mainOf(network: string): Told<string> {
    const doubt = this.chosen.doubt(network);
    if (doubt !== undefined) return untold(doubt);
    const [association] = this.chosen.of(network);
    if (association !== undefined) return this.tableOf(association, "route_table_id");
    const resource = this.networks.get(network)?.resource;
    const isOwn = resource?.type === "aws_vpc" && resource.mode === "managed";
    return isOwn || this.adopted.of(network).length > 0
      ? known(this.original(network))
      : untold(`the main route table of ${network} is not part of this configuration`);
  }

  private original(network: string): string {
    return this.adopted.of(network)[0]?.address ?? `${network}.main_route_table_id`;
  }

  /** `aws_vpc.main.main_route_table_id`, or after an apply the id that it has. */
  private networkOfId(reader: AttributeReader, path: string): string | undefined {
    const network = reader.one(path, VPC);
    if (network.known) return network.value;
    const id = reader.text(path);
    return id.known ? this.byId.get(id.value) : undefined;
  }

  private readers(...types: readonly string[]): readonly AttributeReader[] {
    return ownAndLookedUp(this.graph, types).map((resource) => AttributeReader.of(this.graph, resource));
  }
}
