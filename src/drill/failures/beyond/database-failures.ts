import type { Database } from "../../../model/topology";
import { SOURCES } from "../../aws-figures";
import type { Estimate } from "../../declared";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { declaredBy, read, sourced } from "../../reasons";
import { AT_ONCE, type Clock, inSequence } from "../../recovery/clock";
import { dataLossOfRestore } from "../../recovery/failover";
import { beyondFailure, timedFailure } from "./beyond-failure";

const NO_LOSS = { seconds: 0, isUnbounded: false } as const;

/** What software and people do to a database: upgrades, wrong writes, secrets. */
export function databaseFailures(context: DrillContext): readonly Failure[] {
  return context.topology.databases.flatMap((database) => [
    engineUpgrade(context, database),
    corruption(context, database),
    secretRotation(context, database),
  ]);
}

/** A minor upgrade in the maintenance window: a standby does not help, both hosts are upgraded at once. */
function engineUpgrade({ declared }: DrillContext, database: Database): Failure {
  const { address, autoMinorVersionUpgrade: automatic } = database;
  const attribute = "auto_minor_version_upgrade";
  const named = { kind: "engine-upgrade", target: address };
  if (!automatic.known) {
    return beyondFailure({
      ...named,
      verdict: "cannot tell",
      because: [read(automatic.because, address, attribute)],
    });
  }
  if (!automatic.value) {
    return beyondFailure({
      ...named,
      verdict: "holds",
      because: [read("no upgrade without a person", address, attribute)],
    });
  }
  const text =
    "a minor upgrade comes by itself and takes both hosts down at once, within the maintenance window";
  const because = sourced(text, SOURCES.minorUpgrade, address, attribute);
  const service = declaredClock(
    declared.database?.upgradeSeconds,
    "database.upgradeSeconds",
    "a minor upgrade",
  );
  return timedFailure(
    { ...named, because: [because, ...service.because] },
    service,
    NO_LOSS,
    declared.objectives.application,
  );
}

/** A bad migration, a deletion: the standby has it too. Only a restore to a moment before it helps. */
function corruption({ declared, topology }: DrillContext, database: Database): Failure {
  const loss = dataLossOfRestore(database);
  const service = loss.isUnbounded
    ? AT_ONCE
    : declaredClock(
        declared.database?.restoreSeconds,
        "database.restoreSeconds",
        "a restore, which a person starts",
      );
  const elsewhere = `no copy in another region or account is read: ${topology.region ?? "the region"} and its account hold every backup`;
  return timedFailure(
    {
      kind: "logical-corruption",
      target: database.address,
      because: [...loss.because, ...service.because, read(elsewhere, database.address)],
    },
    service,
    loss,
    declared.objectives.application,
  );
}

/** Whoever still holds the old password is refused. */
function secretRotation({ declared }: DrillContext, { address, managedPassword }: Database): Failure {
  const named = { kind: "secret", target: address };
  const attribute = "manage_master_user_password";
  if (!managedPassword.known) {
    return beyondFailure({
      ...named,
      verdict: "cannot tell",
      because: [read(managedPassword.because, address, attribute)],
    });
  }
  const why = managedPassword.value
    ? sourced("RDS rotates the master password every 7 days", SOURCES.managedPassword, address, attribute)
    : read("RDS rotates no password here; a person or a rotation of yours may", address, attribute);
  const again = declared.database?.readsSecretAgain;
  const field = "database.readsSecretAgain";
  if (again === undefined) {
    const missing = declaredBy("whether the application reads its secret again is not declared", field);
    return beyondFailure({ ...named, verdict: "cannot tell", because: [why, missing] });
  }
  const text = again
    ? "the application reads its secret again when it is refused"
    : "the application goes on with the old password until it is restarted";
  return beyondFailure({
    ...named,
    verdict: again ? "holds" : "fails",
    because: [why, declaredBy(text, field)],
  });
}

function declaredClock(estimate: Estimate | undefined, attribute: string, what: string): Clock {
  if (estimate === undefined) {
    return {
      kind: "untold",
      because: [declaredBy(`how long ${what} takes is not declared, and AWS publishes no time`, attribute)],
    };
  }
  const { minimum: min, likely, maximum: max } = estimate;
  return inSequence([{ text: what, attribute, source: "declared", seconds: { min, likely, max } }]);
}
