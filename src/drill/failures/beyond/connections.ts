import { BYTES_PER_CONNECTION, memoryGiBOf } from "../../../config/class-memory";
import type { Database, Fleet } from "../../../model/topology";
import { ASSUMED, SOURCES, SURPLUS_RATIO } from "../../aws-figures";
import type { DrillContext } from "../../drill-context";
import type { Failure, Flow, Reason, Verdict } from "../../drill-report";
import { assumed, declaredBy, read, sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

/**
 * Every instance of the largest fleet opens its whole pool: in the long run, and all at once after a failover, when
 * every pool connects again to the new primary.
 */
export function connectionFailures(context: DrillContext, flows: readonly Flow[]): readonly Failure[] {
  return context.topology.databases.flatMap((database) => {
    const { verdict, because } = judgeConnections(context, database, flows);
    const storm = assumed("how much work it is for the primary to take them all at once is not modelled");
    return [
      beyondFailure({ kind: "connections", target: database.address, verdict, because }),
      beyondFailure({ kind: "reconnect", target: database.address, verdict, because: [...because, storm] }),
    ];
  });
}

interface Judged {
  readonly verdict: Verdict;
  readonly because: readonly Reason[];
}

function judgeConnections(
  { topology, declared }: DrillContext,
  database: Database,
  flows: readonly Flow[],
): Judged {
  const limit = connectionLimit(database);
  if (limit.connections === null) return { verdict: "cannot tell", because: limit.because };
  const pool = declared.database?.poolSizePerInstance;
  if (pool === undefined) {
    const missing = declaredBy(
      "the size of an instance's pool is not declared",
      "database.poolSizePerInstance",
    );
    return { verdict: "cannot tell", because: [missing, ...limit.because] };
  }
  const toDatabase = flows.filter(({ to }) => to === database.address);
  const reaching = (...verdicts: readonly Flow["verdict"][]): readonly Fleet[] =>
    topology.fleets.filter(({ address }) =>
      toDatabase.some(({ from, verdict }) => from === address && verdicts.includes(verdict)),
    );
  const clients = reaching("reachable", "cannot tell");
  const untold = clients.find((fleet) => !fleet.largest.known);
  if (untold !== undefined) {
    const { largest: size } = untold;
    const why = size.known ? "" : size.because;
    return { verdict: "cannot tell", because: [read(why, untold.address, "max_size")] };
  }
  const asked = (fleets: readonly Fleet[]): number =>
    fleets.reduce((sum, fleet) => sum + largest(fleet) * pool, 0);
  const needed = asked(clients);
  // Fleets of which nobody can tell whether they reach the database fill it, or do not.
  const isSure = asked(reaching("reachable")) > limit.connections;
  const steps = clients.map((fleet) =>
    sourced(
      `at most ${largest(fleet)} instances, a tenth above the maximum while zones are rebalanced, with ${pool} connections each`,
      SOURCES.balance,
      fleet.address,
      "max_size",
    ),
  );
  const text = `${needed} of ${limit.connections} connections`;
  return {
    verdict: needed <= limit.connections ? "holds" : isSure ? "degrades" : "cannot tell",
    because: [read(text, database.address, "instance_class"), ...steps, ...limit.because],
  };
}

function largest({ largest: size }: Fleet): number {
  const told = size.known ? size.value : 0;
  return told + Math.max(1, Math.ceil(told * SURPLUS_RATIO));
}

interface Limit {
  readonly connections: number | null;
  readonly because: readonly Reason[];
}

function connectionLimit(database: Database): Limit {
  const { address, engine, instanceClass, parameters } = database;
  if (!parameters.known)
    return { connections: null, because: [read(parameters.because, address, "parameter_group_name")] };
  const own = Number(parameters.value["max_connections"] ?? NaN);
  if (Number.isInteger(own)) {
    return {
      connections: own,
      because: [read(`max_connections is ${own}`, address, "parameter_group_name")],
    };
  }
  if (!engine.known || !["mysql", "mariadb"].includes(engine.value)) {
    const text = `how many connections ${engine.known ? engine.value : "the engine"} takes by default is not modelled`;
    return { connections: null, because: [read(text, address, "engine")] };
  }
  const memory = instanceClass.known ? memoryGiBOf(instanceClass.value) : undefined;
  if (memory === undefined) {
    const text = `the memory of ${instanceClass.known ? instanceClass.value : "the class"} is not known here`;
    return {
      connections: null,
      because: [sourced(text, SOURCES.databaseClasses, address, "instance_class")],
    };
  }
  const formula = Math.floor((memory * 2 ** 30) / BYTES_PER_CONNECTION);
  return {
    connections: Math.floor(formula * ASSUMED.usableConnectionsRatio),
    because: [
      sourced(
        `${memory} GiB allow ${formula} connections by default`,
        SOURCES.maxConnections,
        address,
        "instance_class",
      ),
      assumed(
        `RDS keeps memory for itself: ${ASSUMED.usableConnectionsRatio * 100} % of the formula are counted on`,
      ),
    ],
  };
}
