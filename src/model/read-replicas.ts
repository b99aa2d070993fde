import { AttributeReader } from "./attribute-reader";
import { DATABASE } from "./element-types";
import { DATABASE_DEFAULTS } from "./provider-defaults";
import { isReplica } from "./read-databases";
import type { Zones } from "./read-zones";
import type { ResourceGraph } from "./resource-graph";
import { byAddress } from "./told";
import type { Replica } from "./topology";

/** Read replicas of database instances. */
export function readReplicas(graph: ResourceGraph, zones: Zones): readonly Replica[] {
  return byAddress(
    graph
      .ofType(...DATABASE)
      .map((resource) => AttributeReader.of(graph, resource))
      .filter(isReplica)
      .map((replica) => ({
        address: replica.address,
        ...(replica.isWritten("availability_zone") ? { zone: zones.of(replica) } : {}),
        multiAz: replica.flag("multi_az", DATABASE_DEFAULTS.multiAz),
        hostNames: hostNamesOf(replica),
      })),
  );
}

/** How a text names it: by reference before an apply, by its host name after one. */
function hostNamesOf(replica: AttributeReader): readonly string[] {
  const address = replica.text("address");
  return [`\${${replica.address}.`, ...(address.known ? [address.value] : [])];
}
