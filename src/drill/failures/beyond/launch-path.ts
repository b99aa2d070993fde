import { sortedSet } from "../../../model/told";
import type { Fleet } from "../../../model/topology";
import { capacityRatio, survivorsOf } from "../../capacity/survivors";
import type { DrillContext } from "../../drill-context";
import type { Failure, Flow, Reason, Verdict } from "../../drill-report";
import { INTERNET } from "../../reachability/place";
import { read } from "../../reasons";
import { bootNeeds } from "../../rules/boot-needs";
import { bootScriptOf } from "../../rules/boot-scripts";
import { worstOf } from "../../verdicts";
import { requestFleets } from "../assess";
import { beyondFailure } from "./beyond-failure";

/**
 * Launches fail while the running fleet is fine: an endpoint, a route, a rule or the image is gone. The running
 * minimum has to carry the peak alone; and what stands half open is found here, before the first launch needs it.
 */
export function launchPathFailures(context: DrillContext, flows: readonly Flow[]): readonly Failure[] {
  return requestFleets(context).map((fleet) => {
    const survivors = survivorsOf(context, fleet, []);
    const { ratio, because } = capacityRatio(context, fleet, survivors);
    const { now, open } = brokenNow(
      context,
      fleet,
      flows.filter(({ from }) => from === fleet.address),
    );
    const capacity: Verdict = ratio === null ? "cannot tell" : ratio < 1 ? "degrades" : "holds";
    return beyondFailure({
      kind: "launch-path",
      target: fleet.address,
      verdict: worstOf([
        capacity,
        now.length > 0 ? "degrades" : "holds",
        open.length > 0 ? "cannot tell" : "holds",
      ]),
      because: [...now, ...open, ...because],
      remainingCapacityRatio: { [fleet.address]: ratio },
    });
  });
}

interface Broken {
  /** What keeps the next instance from booting already now. */
  readonly now: readonly Reason[];
  /** What may. */
  readonly open: readonly Reason[];
}

function brokenNow(context: DrillContext, fleet: Fleet, flows: readonly Flow[]): Broken {
  const verdictsTo = (addresses: readonly string[]): readonly Flow["verdict"][] =>
    flows.filter(({ to }) => addresses.includes(to)).map(({ verdict }) => verdict);
  const { endpoints } = context.topology;
  const toEndpoints = flows.filter(({ to }) => endpoints.some(({ address }) => address === to));
  const reached = new Set(toEndpoints.filter(({ verdict }) => verdict === "reachable").map(({ to }) => to));
  // One side lets it through and the other does not: nobody means that.
  const halfOpen = toEndpoints
    .filter(({ to, verdict, because }) => verdict === "blocked" && because.length === 1 && !reached.has(to))
    .flatMap(({ to, because }) => [
      read(`the way to ${to} is open but for one setting: launches that need it fail`, fleet.address),
      ...because,
    ]);
  const needs = needsOf(fleet).map((service) => {
    const own = endpoints.filter((endpoint) => endpoint.service.known && endpoint.service.value === service);
    return { service, ways: verdictsTo([INTERNET, ...own.map(({ address }) => address)]) };
  });
  const missing = needs.filter(({ ways }) => !ways.includes("reachable"));
  const isOpen = ({ ways }: (typeof needs)[number]): boolean => ways.includes("cannot tell");
  const told = (text: (service: string) => string, of: typeof needs): readonly Reason[] =>
    of.map(({ service }) => read(text(service), fleet.address, "launch_template"));
  return {
    now: [
      ...halfOpen,
      ...told(
        (service) =>
          `the boot script needs ${service}, and instances reach neither its endpoint nor the internet`,
        missing.filter((need) => !isOpen(need)),
      ),
    ],
    open: told(
      (service) => `the boot script needs ${service}, and whether instances reach it cannot be told`,
      missing.filter(isOpen),
    ),
  };
}

function needsOf({ template }: Fleet): readonly string[] {
  const script = (template.known ? bootScriptOf(template.value) : undefined) ?? "";
  return sortedSet(bootNeeds(script).map(({ service }) => service));
}
