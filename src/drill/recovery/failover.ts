import type { Database } from "../../model/topology";
import {
  ASSUMED,
  DATABASE_NAME_SECONDS,
  FAILOVER_SECONDS,
  POINT_IN_TIME_SECONDS,
  SOURCES,
} from "../aws-figures";
import type { Declared } from "../declared";
import type { Reason } from "../drill-report";
import { read, sourced } from "../reasons";
import { type Clock, exactly, inSequence } from "./clock";

/**
 * From the loss of the primary until clients work with the standby. A Multi-AZ instance's standby serves no reads:
 * reads and writes stop alike, and requests that need neither go on.
 */
export function failoverOf(database: Database, declared: Pick<Declared, "database">): Clock {
  const { address, multiAz } = database;
  if (!multiAz.known) return { kind: "untold", because: [read(multiAz.because, address, "multi_az")] };
  if (!multiAz.value) {
    return {
      kind: "never",
      because: [
        read("no standby: the database is away until its host or its zone is back", address, "multi_az"),
      ],
    };
  }
  const { dnsSeconds, reconnectSeconds } = declared.database ?? {};
  return inSequence([
    {
      text: "failover to the standby; reads and writes stop, requests that need neither go on",
      address,
      attribute: "multi_az",
      source: SOURCES.failover,
      seconds: FAILOVER_SECONDS,
    },
    {
      text: "clients keep the database's address",
      attribute: "database.dnsSeconds",
      source: dnsSeconds === undefined ? SOURCES.databaseName : "declared",
      seconds: exactly(dnsSeconds ?? DATABASE_NAME_SECONDS),
    },
    {
      text: "pools connect again",
      attribute: "database.reconnectSeconds",
      source: reconnectSeconds === undefined ? "assumed" : "declared",
      seconds: exactly(reconnectSeconds ?? ASSUMED.reconnectSeconds),
    },
  ]);
}

export interface DataLoss {
  /** Null where it cannot be told, or where nothing bounds it. */
  readonly seconds: number | null;
  /** Nothing brings the data back. */
  readonly isUnbounded: boolean;
  readonly because: readonly Reason[];
}

/** What is lost with the primary's host and storage: nothing where a standby holds every commit. */
export function dataLossOfPrimary(database: Database): DataLoss {
  const { address, multiAz } = database;
  if (!multiAz.known) return untold(multiAz.because, address, "multi_az");
  if (!multiAz.value) return dataLossOfRestore(database);
  const why = sourced("every commit is on the standby too", SOURCES.failover, address, "multi_az");
  return { seconds: 0, isUnbounded: false, because: [why] };
}

/** What a point-in-time restore cannot bring back. */
export function dataLossOfRestore({ address, backupRetentionDays }: Database): DataLoss {
  const attribute = "backup_retention_period";
  if (!backupRetentionDays.known) return untold(backupRetentionDays.because, address, attribute);
  const days = backupRetentionDays.value;
  if (days === 0) {
    return {
      seconds: null,
      isUnbounded: true,
      because: [read("automatic backups are off: nothing can be restored", address, attribute)],
    };
  }
  const text = `a point-in-time restore within ${days} days loses at most ${POINT_IN_TIME_SECONDS} s`;
  return {
    seconds: POINT_IN_TIME_SECONDS,
    isUnbounded: false,
    because: [sourced(text, SOURCES.pointInTime, address, attribute)],
  };
}

function untold(because: string, address: string, attribute: string): DataLoss {
  return { seconds: null, isUnbounded: false, because: [read(because, address, attribute)] };
}
