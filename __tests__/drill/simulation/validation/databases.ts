import { ASSUMED, DATABASE_NAME_SECONDS, FAILOVER_SECONDS } from "../../../../src/drill/aws-figures";
import type { DatabaseModel, SystemModel } from "../../../../src/drill/simulation/model/system-model";
import { scenario, SYSTEM } from "../support/small-system";
import { outage, type WriteUp } from "./write-up";

/** As the drill takes it where nobody declares anything. */
const BY_DEFAULT: DatabaseModel = {
  address: "database",
  multiAz: true,
  zones: [0, 1],
  failoverSeconds: FAILOVER_SECONDS,
  dnsSeconds: DATABASE_NAME_SECONDS,
  reconnectSeconds: ASSUMED.reconnectSeconds,
  needRatio: 1,
  writeRatio: 1,
};

function withDatabase(change: Partial<DatabaseModel>): SystemModel {
  return { ...SYSTEM, database: { ...BY_DEFAULT, ...change } };
}

const FAILOVER = {
  scenario: scenario([{ kind: "database-failover", atSeconds: 0 }]),
  ratePerSecond: 100,
  quantity: outage,
} as const;

/** RDS's own log has no clients: neither their names nor their pools. */
const EVENTS_ONLY = withDatabase({ dnsSeconds: 0, reconnectSeconds: 0 });

/** Failovers of RDS. */
export const databaseWriteUps: readonly WriteUp[] = [
  {
    ...FAILOVER,
    id: "rds-resize-multi-az",
    what: "RDS MySQL, Multi-AZ, a failover while it is resized",
    source: "https://giuppo.github.io/aws-rds-production-downtime",
    configuration: "Multi-AZ instance; a client that connects anew (name 5 s, pools 10 s by default)",
    models: [withDatabase({})],
  },
  {
    ...FAILOVER,
    id: "rds-resize-single-az",
    what: "RDS MySQL, one zone, resized",
    source: "https://giuppo.github.io/aws-rds-production-downtime",
    configuration: "no standby",
    models: [withDatabase({ multiAz: false, zones: [0] })],
  },
  {
    ...FAILOVER,
    id: "rds-log-repost",
    what: "RDS, Multi-AZ, a reboot with failover, by RDS's log",
    source: "https://www.repost.aws/knowledge-center/rds-connections-reboot-failover",
    configuration: "Multi-AZ instance; from `failover started` to `failover completed`, without clients",
    models: [EVENTS_ONLY],
  },
  {
    ...FAILOVER,
    id: "rds-log-capstone",
    what: "RDS MySQL 8.0, Multi-AZ, a reboot with failover, by RDS's log",
    source: "https://github.com/HElhamaky/saa-project-1-alb-autoscaling/blob/main/docs/VERIFICATION.md",
    configuration: "Multi-AZ instance; from `failover started` to `failover completed`, without clients",
    models: [EVENTS_ONLY],
  },
  {
    ...FAILOVER,
    id: "rds-log-memory",
    what: "RDS MySQL, db.t4g.micro, Multi-AZ, out of memory, by RDS's log",
    source:
      "https://github.com/xiangyuzeng/network-routing-issue-report/blob/main/RDS-Incident-Report-iworkflowmidlayer-2026-01-31-EN.md",
    configuration: "Multi-AZ instance; from `failover started` to `failover completed`, without clients",
    models: [EVENTS_ONLY],
  },
  {
    ...FAILOVER,
    id: "rds-java-pools",
    what: "RDS, Multi-AZ, a minor patch under Java services with pools",
    source: "https://www.72technologies.com/blog/rds-multi-az-failover-time-reduction",
    configuration: "Multi-AZ instance; Java keeps names for 30 s; pools 10 s by default",
    models: [withDatabase({ dnsSeconds: 30 })],
  },
  {
    ...FAILOVER,
    id: "rds-cached-names",
    what: "RDS, Multi-AZ, with names kept long",
    source: "https://divinechukwu.com/blog/rds-multi-az-failover",
    configuration: "Multi-AZ instance; names kept for 60 to 300 s; pools 10 s by default",
    models: [withDatabase({ dnsSeconds: 60 }), withDatabase({ dnsSeconds: 300 })],
  },
  {
    ...FAILOVER,
    id: "rds-postgres-forced",
    what: "RDS PostgreSQL, Multi-AZ, a forced failover",
    source: "https://sudhass.medium.com/rds-postgres-multi-az-force-failover-c54f5e022e46",
    configuration: "Multi-AZ instance of medium size (name 5 s, pools 10 s by default)",
    models: [withDatabase({})],
  },
];
