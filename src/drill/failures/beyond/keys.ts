import { sortedSet } from "../../../model/told";
import { SOURCES } from "../../aws-figures";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

const INHERENT =
  "what is encrypted with a key lives with it: no configuration serves it without; who may disable the key decides";

/** A key is disabled, or its policy lacks who needs it. */
export function keyFailures({ topology }: DrillContext): readonly Failure[] {
  const volumes = topology.fleets.flatMap(({ address, template }) =>
    template.known ? template.value.volumeKeys.map((key) => ({ key, address })) : [],
  );
  const storage = topology.databases.flatMap(({ address, storageKey }) =>
    storageKey?.known === true ? [{ key: storageKey.value, address }] : [],
  );
  return sortedSet([...volumes, ...storage].map(({ key }) => key)).map((key) => {
    const databases = storage.filter((use) => use.key === key);
    const fleets = volumes.filter((use) => use.key === key);
    return beyondFailure({
      kind: "key",
      target: key,
      verdict: databases.length > 0 ? "fails" : "degrades",
      inherent: INHERENT,
      because: [
        ...databases.map(({ address }) =>
          sourced("the database stops until the key is back", SOURCES.databaseKey, address, "kms_key_id"),
        ),
        ...fleets.map(({ address }) =>
          sourced(
            "running instances go on, new ones cannot start",
            SOURCES.volumeKey,
            address,
            "launch_template",
          ),
        ),
      ],
    });
  });
}
