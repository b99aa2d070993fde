import type { Replica, Topology } from "../../../src/model/topology";
import { known } from "../../../src/model/told";
import { environmentWith } from "../../support/environments";
import { BACKEND, drilled, failure, readEnvironment } from "../support/drilled";

const REPLICA = "aws_db_instance.database_replica_us_east_1b";
const OURS = environmentWith({
  database: {
    masterPassword: { kind: "own", allows: { kind: "read-replicas", zones: ["us-east-1b"] } },
  },
});
const NOBODY_READS =
  "no boot script of a fleet names it: requests go on, and what else reads from it finds nothing until RDS has it back";

const replica =
  (change: (replica: Replica) => Replica) =>
  (topology: Topology): Topology => ({ ...topology, replicas: topology.replicas.map(change) });

/** The backend's boot script asks the replica. */
function backendReads(topology: Topology): Topology {
  return {
    ...topology,
    fleets: topology.fleets.map((fleet) =>
      fleet.address === BACKEND && fleet.template.known
        ? {
            ...fleet,
            template: known({
              ...fleet.template.value,
              userData: known(`#!/bin/bash\nreader=\${${REPLICA}.address}\n`),
            }),
          }
        : fleet,
    ),
  };
}

/** Verdicts of the replica and of both zones, and which of them speak of it. */
function outcome(change: (topology: Topology) => Topology = (same) => same) {
  const report = drilled(OURS, { topology: change });
  return [`read-replica:${REPLICA}`, "zone:us-east-1a", "zone:us-east-1b"].map((id) => {
    const { verdict, because } = failure(report, id);
    return [verdict, because.some(({ address }) => address === REPLICA)];
  });
}

describe("a read replica that is lost", () => {
  it("is read with its zone, and is in nothing that is not modelled", () => {
    const { replicas, notModelled } = readEnvironment(OURS).topology;
    expect(replicas).toEqual([
      {
        ...{ address: REPLICA, zone: known("us-east-1b"), multiAz: known(false) },
        hostNames: [`\${${REPLICA}.`],
      },
    ]);
    expect(notModelled.filter(({ address }) => address === REPLICA)).toEqual([]);
  });

  it("holds up no request that does not need it: RDS fails over to none", () => {
    expect(outcome()).toEqual([
      ["holds", true],
      ["holds", false],
      ["holds", true],
    ]);
    const { because } = failure(drilled(OURS), `read-replica:${REPLICA}`);
    expect(because.map(({ text }) => text)).toEqual([
      "RDS fails over to no read replica, and the primary waits for none",
      NOBODY_READS,
    ]);
  });

  it("leaves nobody sure of a fleet that reads from it, alone or with its zone", () => {
    expect(outcome(backendReads)).toEqual([
      ["cannot tell", true],
      ["holds", false],
      ["cannot tell", true],
    ]);
  });

  it("may stand in any zone where none is written, and goes on with a standby of its own", () => {
    const anywhere = outcome(replica(({ zone: _zone, ...one }) => one));
    expect(anywhere.map(([, isNamed]) => isNamed)).toEqual([true, true, true]);
    const standby = outcome(replica((one) => ({ ...one, multiAz: known(true) })));
    expect(standby.map(([, isNamed]) => isNamed)).toEqual([true, false, false]);
  });
});
