import { type DurableError, usageError } from "../../../foundation/errors";
import { CATALOGUE, DEFAULT_IDS } from "./catalogue";
import { combine } from "./combine";
import type { OwnScenario } from "../../../config/environment";
import { ownScenario } from "./own-scenario";
import type { Scenario } from "./scenario";

/** @param ids as the user wrote them, `a+b` for two at once; empty: the ten by default, and the user's own. @param own the user's. @throws DurableError (usage) for an id that nothing has */
export function chooseScenarios(ids: readonly string[], own: readonly OwnScenario[]): readonly Scenario[] {
  refuseTwins(own);
  const all = new Map([...CATALOGUE, ...own.map(ownScenario)].map((scenario) => [scenario.id, scenario]));
  const wanted = ids.length > 0 ? ids : [...DEFAULT_IDS, ...own.map(({ id }) => id)];
  return [...new Set(wanted)].map((id) => {
    const known = all.get(id);
    if (known !== undefined) return known;
    const [a, b, ...more] = id.split("+").map((part) => all.get(part));
    if (a === undefined || b === undefined || more.length > 0) throw unknown(id, [...all.keys()]);
    return combine(a, b);
  });
}

/** The second would take the place of the first, in silence. */
function refuseTwins(own: readonly OwnScenario[]): void {
  const ids = [...CATALOGUE, ...own].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw usageError({
    what: "Two scenarios have the same id",
    given: twice,
    allowed: `each id once, and none of ${CATALOGUE.map(({ id }) => id).join(", ")}`,
    next: "rename yours, in the file of scenarios or in `load.scenarios` of the environment",
  });
}

function unknown(id: string, known: readonly string[]): DurableError {
  return usageError({
    what: "There is no such scenario",
    given: id,
    allowed: `${known.join(", ")}; or two of them as a+b`,
    next: "choose one of these, or describe your own with --scenarios FILE",
  });
}
