import type { Environment } from "../config/environment";
import type { Acknowledgement, Declared, DeclaredFleet } from "./declared";

/** The addresses of our stack, a contract: docs/decisions/0001-logical-ids-without-hashes.md. */
const ADDRESSES = {
  web: "aws_autoscaling_group.web_group",
  backend: "aws_autoscaling_group.backend_group",
  database: "aws_db_instance.database",
} as const;

type TierName = "web" | "backend";

/** What an environment declares of its stack, the reasons of every opt-out included. */
export function declaredFrom(environment: Environment): Declared {
  const { load, objectives, web, backend } = environment;
  const { database } = load;
  const reads = database.readsSecretAgain ?? (backend.boot.kind === "sample" ? true : undefined);
  return {
    ...optional("peakRequestsPerSecond", load.peakRequestsPerSecond),
    ...optional("runningVcpuQuota", load.runningVcpuQuota),
    clientDnsSeconds: load.clientDnsSeconds,
    clients: load.clients,
    requests: load.requests,
    ...(load.scenarios.length > 0 ? { scenarios: load.scenarios } : {}),
    // The listener's certificate is an issued one: ACM renews it, as `web.listener.certificateArn` asks.
    ...([web, backend].some(({ listener }) => listener.kind === "https")
      ? { certificatesRenewThemselves: true }
      : {}),
    fleets: {
      [ADDRESSES.web]: fleetOf(environment, "web"),
      [ADDRESSES.backend]: fleetOf(environment, "backend"),
    },
    database: {
      reconnectSeconds: database.reconnectSeconds,
      dnsSeconds: database.dnsSeconds,
      ...optional("poolSizePerInstance", database.poolSizePerInstance),
      ...optional("restoreSeconds", database.restoreSeconds),
      ...optional("upgradeSeconds", database.upgradeSeconds),
      ...optional("readsSecretAgain", reads),
    },
    objectives,
    acknowledgements: acknowledgementsOf(environment),
  };
}

function fleetOf(environment: Environment, tier: TierName): DeclaredFleet {
  const { requestsPerOutsideRequest, bootSeconds, warmStartSeconds, waitingRequestsPerInstance, calls } =
    environment.load[tier];
  const isSample = environment[tier].boot.kind === "sample";
  const waiting = waitingRequestsPerInstance ?? (isSample ? SAMPLE_WAITING[tier] : undefined);
  return {
    ratedRequestsPerSecond: environment[tier].scaling.ratedRequestsPerSecond,
    requestsPerOutsideRequest,
    ...optional("bootSeconds", bootSeconds),
    ...optional("warmStartSeconds", warmStartSeconds),
    ...optional("waitingRequestsPerInstance", waiting),
    // The sample's nginx goes on to the next address, and waits for 30 s: src/constructs/boot/templates/web-nginx.conf.
    calls: isSample ? { triesNextAddress: true, timeoutSeconds: 30, ...calls } : calls,
  };
}

/**
 * What the sample holds at once. Web: half of nginx's connections, each request having one on either side. Backend:
 * the queue of its PHP processes, and what they are at. src/constructs/boot/templates.
 */
const SAMPLE_WAITING = { web: 2048, backend: 160 } as const;

/** Each typed opt-out, by the rules that find what it gives up. */
function acknowledgementsOf({ protection, database, web, backend }: Environment): readonly Acknowledgement[] {
  const tiers = [
    { name: "web", ...web },
    { name: "backend", ...backend },
  ] as const;
  return [
    ...(protection.kind === "disposable"
      ? OPT_OUT_RULES.disposable.map((rule) => ({ rule, reason: protection.reason }))
      : []),
    ...(database.availability.kind === "single-az"
      ? acknowledge(OPT_OUT_RULES.singleAz, ADDRESSES.database, database.availability.reason)
      : []),
    ...tiers.flatMap(({ name, listener, scaling: { headroom }, cpuCredits, replacement }) => [
      ...(listener.kind === "http"
        ? acknowledge(OPT_OUT_RULES.http, `aws_lb_listener.${name}_balancer_http`, listener.reason)
        : []),
      ...(headroom.kind === "waived"
        ? acknowledge(OPT_OUT_RULES.headroom, ADDRESSES[name], headroom.reason)
        : []),
      ...(replacement.kind === "terminate-first"
        ? acknowledge(OPT_OUT_RULES.terminateFirst, ADDRESSES[name], replacement.reason)
        : []),
      ...(cpuCredits.kind === "standard"
        ? acknowledge(
            OPT_OUT_RULES.cpuCredits,
            `aws_launch_template.${name}_group_template`,
            cpuCredits.reason,
          )
        : []),
    ]),
  ];
}

/** What a typed opt-out of the environment gives up, in the ids of src/drill/rules and src/drill/security. */
export const OPT_OUT_RULES = {
  disposable: [
    "database-apply-immediately",
    "database-backups",
    "deletion-protection",
    "final-snapshot",
    "log-retention-year",
    "prevent-destroy",
    "secret-recovery",
  ],
  singleAz: ["database-standby"],
  http: ["listener-encryption"],
  headroom: ["static-stability"],
  terminateFirst: ["fleet-maintenance", "fleet-refresh-pace"],
  cpuCredits: ["cpu-credits"],
} as const;

function acknowledge(rules: readonly string[], address: string, reason: string): readonly Acknowledgement[] {
  return rules.map((rule) => ({ rule, address, reason }));
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
