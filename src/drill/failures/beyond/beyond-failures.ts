import type { DrillContext } from "../../drill-context";
import type { Failure, Flow } from "../../drill-report";
import { certificateFailures } from "./certificates";
import { connectionFailures } from "./connections";
import { databaseFailures } from "./database-failures";
import { keyFailures } from "./keys";
import { launchPathFailures } from "./launch-path";
import { noCapacityFailures } from "./no-capacity";
import { quotaFailures } from "./quotas";
import { regionFailures } from "./region";
import { releaseFailures } from "./release";
import { replicaFailures } from "./replica-failures";
import { addressFailures } from "./subnet-addresses";

/** The failures that are not one box: software, limits, keys, people, the region. */
export function beyondFailures(context: DrillContext, flows: readonly Flow[]): readonly Failure[] {
  return [
    ...addressFailures(context),
    ...certificateFailures(context),
    ...connectionFailures(context, flows),
    ...databaseFailures(context),
    ...keyFailures(context),
    ...launchPathFailures(context, flows),
    ...noCapacityFailures(context),
    ...quotaFailures(context),
    ...regionFailures(context),
    ...releaseFailures(context),
    ...replicaFailures(context),
  ];
}
