import type { Fleet, Replica } from "../../model/topology";
import { SOURCES } from "../aws-figures";
import type { DrillContext } from "../drill-context";
import type { Reason } from "../drill-report";
import { read, sourced } from "../reasons";
import type { FailureSet } from "../reachability/failure-set";
import { bootScriptOf } from "../rules/boot-scripts";

/** What the loss of replicas means for requests. */
export interface ReplicasLost {
  /** A fleet's boot script names one, or nobody can tell: whether its requests go on without it is in no configuration. */
  readonly mayBeMissed: boolean;
  readonly because: readonly Reason[];
}

/**
 * Read replicas that go with a zone. RDS fails over to none, so no request waits for one unless a fleet reads from it.
 * One with a standby of its own goes on.
 */
export function replicasLostWith({ topology }: DrillContext, lost: FailureSet): ReplicasLost {
  const gone = topology.replicas.filter(({ zone, multiAz }) =>
    lost.some(
      (loss) =>
        loss.kind === "zone" &&
        !(multiAz.known && multiAz.value) &&
        (zone?.known !== true || zone.value === loss.zone),
    ),
  );
  const each = gone.map((replica) => lossOf(replica, topology.fleets));
  return {
    mayBeMissed: each.some(({ mayBeMissed }) => mayBeMissed),
    because: each.flatMap(({ because }) => because),
  };
}

/** What the loss of one replica alone means, its host or its zone. */
export function lossOf(replica: Replica, fleets: readonly Fleet[]): ReplicasLost {
  const { address } = replica;
  const rule = sourced(
    "RDS fails over to no read replica, and the primary waits for none",
    SOURCES.readReplicas,
    address,
    "replicate_source_db",
  );
  const readers = fleets.flatMap((fleet) => readerOf(fleet, replica));
  if (readers.length > 0) return { mayBeMissed: true, because: [rule, ...readers] };
  const text =
    "no boot script of a fleet names it: requests go on, and what else reads from it finds nothing until RDS has it back";
  return { mayBeMissed: false, because: [rule, read(text, address)] };
}

function readerOf({ address, template }: Fleet, { hostNames, address: replica }: Replica): readonly Reason[] {
  if (!template.known)
    return [read(`${template.because}: whether it reads from ${replica} cannot be told`, address)];
  const script = bootScriptOf(template.value);
  if (script === undefined) {
    const { userData } = template.value;
    const why = userData.known ? "" : userData.because;
    return [read(`${why}: whether it reads from ${replica} cannot be told`, address)];
  }
  if (!hostNames.some((name) => script.includes(name))) return [];
  const text = `its boot script names ${replica}: whether its requests go on without it is in no configuration`;
  return [read(text, template.value.address, "user_data")];
}
