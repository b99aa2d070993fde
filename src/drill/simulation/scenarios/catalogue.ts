import { datedEvents } from "./dated-events";
import { faultScenarios } from "./faults";
import type { Scenario } from "./scenario";
import { surgeScenarios } from "./surges";

/** Every scenario that can be asked for by its id. */
export const CATALOGUE: readonly Scenario[] = [...faultScenarios, ...surgeScenarios, ...datedEvents];

/** What is run where nothing is asked for. */
export const DEFAULT_IDS: readonly string[] = [
  "instance-loss",
  "zone-outage",
  "grey-failure",
  "database-failover",
  "aws-2025-10-20",
  "bad-deploy",
  "surge-x2-step",
  "surge-x5-ramp",
  "surge-x10-step",
  "surge-x10-ramp",
];
