import { ASSUMED, LAUNCH_SECONDS } from "../../../../src/drill/aws-figures";
import { SERVICE, scenario, TIER, withTier } from "../support/small-system";
import { noted, outage, type WriteUp } from "./write-up";

const DIED = scenario([SERVICE]);

/** Five nodes check every 10 s, 8 s at most, three failures; the group hears the balancer. */
const COMPILERS = {
  ...withTier(
    {
      zones: [0, 1, 2, 3, 4],
      nodes: [0, 1, 2, 3, 4],
      check: { ...TIER.check, timeoutSeconds: 8, unhealthyThreshold: 3 },
      deregistrationSeconds: 20,
    },
    { minimum: 10, maximum: 40, graceSeconds: 240, launchesFirst: false },
  ),
  zones: ["a", "b", "c", "d", "e"],
};
const COMPILERS_SOURCE = "https://github.com/compiler-explorer/infra/pull/2319";
const COMPILERS_SETTINGS =
  "HTTP checks every 10 s, timeout 8 s, 3 failures, seen by 5 nodes; ELB health checks, grace 240 s, deregistration 20 s";

/** Two to four instances held at half of their processors; nothing is declared about the boot, which updates all packages. */
const CAPSTONE = {
  models: [
    withTier(
      {
        check: { ...TIER.check, intervalSeconds: 15, unhealthyThreshold: 3 },
        deregistrationSeconds: 30,
        waitingRequests: 1,
      },
      {
        minimum: 2,
        maximum: 4,
        warmupSeconds: 300,
        launchesFirst: false,
        launchSeconds: LAUNCH_SECONDS,
        bootSeconds: ASSUMED.bootSeconds,
        targets: [{ address: "cpu", metric: "use", target: 0.5 }],
      },
    ),
  ],
  // From next to nothing to both processors of both instances, for 20 minutes.
  scenario: scenario([], [{ factor: 20, atSeconds: 0, rampSeconds: 0, holdSeconds: 1200 }], 3000),
  ratePerSecond: 10,
  source: "https://github.com/HElhamaky/saa-project-1-alb-autoscaling/blob/main/docs/VERIFICATION.md",
  configuration:
    "2 to 4 instances, target tracking of CPU at 50 %, detailed monitoring, checks 15/5/2/3; all processors busy for 1200 s; boot 45 to 300 s by default",
} as const;

/** Detection, replacement and scaling. */
export const fleetWriteUps: readonly WriteUp[] = [
  {
    id: "alb-detection-kill",
    what: "An application killed with -9: until the balancer takes its instance out",
    source: COMPILERS_SOURCE,
    configuration: COMPILERS_SETTINGS,
    models: [COMPILERS],
    scenario: DIED,
    ratePerSecond: 500,
    quantity: outage,
  },
  {
    id: "asg-reaction-kill",
    what: "The same: until Auto Scaling ends it",
    source: COMPILERS_SOURCE,
    configuration: COMPILERS_SETTINGS,
    models: [COMPILERS],
    scenario: DIED,
    ratePerSecond: 500,
    quantity: noted(/an unhealthy instance is replaced/u),
  },
  {
    id: "asg-reaction-memory",
    what: "Two applications out of memory: until Auto Scaling acts",
    source: "https://github.com/compiler-explorer/infra/pull/2313",
    configuration: COMPILERS_SETTINGS,
    models: [COMPILERS],
    scenario: DIED,
    ratePerSecond: 500,
    quantity: noted(/an unhealthy instance is replaced/u),
  },
  {
    ...CAPSTONE,
    id: "scale-out-decided",
    what: "A jump of CPU to 100 %: until target tracking asks for 4 instances",
    quantity: noted(/2 to 4 instances/u),
  },
  {
    ...CAPSTONE,
    id: "scale-out-serves",
    what: "The same: until all 4 instances are healthy",
    quantity: noted(/an instance serves/u, 2),
  },
  {
    ...CAPSTONE,
    id: "scale-in-decided",
    what: "The load ends: until target tracking asks for fewer",
    quantity: noted(/4 to \d instances/u, 1, 1200),
  },
];
