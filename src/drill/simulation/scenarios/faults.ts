import type { Fault, Scenario } from "./scenario";

const MINUTE = 60;

/** A zone loses its power for half an hour, and half an hour later all of it is as before. */
const FIS = "https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html";

/** One thing fails, at the declared peak. */
export const faultScenarios: readonly Scenario[] = [
  {
    id: "instance-loss",
    title: "An instance is lost",
    description: "The host of one instance of the narrowest tier is gone, at the peak.",
    judgedAs: "infrastructure",
    durationSeconds: 40 * MINUTE,
    load: { kind: "peak" },
    surges: [],
    faults: [{ kind: "instance-loss", atSeconds: 0, tier: "narrowest", count: 1, cause: "host" }],
  },
  zoneOutage(
    "zone-outage",
    "A zone is lost for 30 minutes, and the database's primary with it",
    "The zone with the most instances loses its power at the peak: instances, balancer nodes, and the database's primary.",
    "there",
  ),
  zoneOutage(
    "zone-outage-standby",
    "A zone is lost for 30 minutes, and the primary is in another",
    "The zone with the most instances loses its power at the peak: instances, balancer nodes, and the database's standby.",
    "elsewhere",
  ),
  {
    id: "grey-failure",
    title: "An instance fails half of its requests",
    description:
      "One instance of the narrowest tier fails every second request for 30 minutes, and passes its checks.",
    judgedAs: "infrastructure",
    durationSeconds: 50 * MINUTE,
    load: { kind: "peak" },
    surges: [],
    faults: [
      {
        kind: "grey",
        atSeconds: 0,
        lastsSeconds: 30 * MINUTE,
        where: { tier: "narrowest", count: 1 },
        failRatio: 0.5,
        checkFailRatio: 0,
      },
    ],
    inherent: "no check that the instance passes can see it: an alarm on its errors, and a person, end it",
  },
  {
    id: "database-failover",
    title: "The database fails over",
    description: "The primary is lost at the peak.",
    judgedAs: "infrastructure",
    durationSeconds: 20 * MINUTE,
    load: { kind: "peak" },
    surges: [],
    faults: [{ kind: "database-failover", atSeconds: 0 }],
  },
  {
    id: "bad-deploy",
    title: "A version that never answers is rolled out",
    description: "Every tier is given a version that never passes a check, at the peak.",
    judgedAs: "application",
    durationSeconds: 100 * MINUTE,
    load: { kind: "peak" },
    surges: [],
    faults: [{ kind: "bad-version", atSeconds: 0, tier: "all" }],
  },
];

function zoneOutage(
  id: string,
  title: string,
  what: string,
  primary: NonNullable<(Fault & { readonly kind: "zone-outage" })["primary"]>,
): Scenario {
  return {
    id,
    title,
    description: `${what} For 30 minutes more nothing can be launched there.`,
    source: FIS,
    judgedAs: "zone",
    durationSeconds: 80 * MINUTE,
    load: { kind: "peak" },
    surges: [],
    faults: [
      {
        kind: "zone-outage",
        atSeconds: 0,
        zone: "fullest",
        lastsSeconds: 30 * MINUTE,
        recoverySeconds: 30 * MINUTE,
        ratio: 1,
        primary,
      },
    ],
  };
}
