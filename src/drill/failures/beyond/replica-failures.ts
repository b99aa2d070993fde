import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { lossOf } from "../replicas";
import { beyondFailure } from "./beyond-failure";

/** Each read replica lost by itself: with its host, or because its replication ends. */
export function replicaFailures({ topology }: DrillContext): readonly Failure[] {
  return topology.replicas.map((replica) => {
    const { mayBeMissed, because } = lossOf(replica, topology.fleets);
    return beyondFailure({
      ...{ kind: "read-replica", target: replica.address, because },
      verdict: mayBeMissed ? "cannot tell" : "holds",
    });
  });
}
