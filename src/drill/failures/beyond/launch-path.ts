import type { Fleet } from "../../../model/topology";
import { capacityRatio, survivorsOf } from "../../capacity/survivors";
import type { DrillContext } from "../../drill-context";
import type { Failure, Flow, Reason, Verdict } from "../../drill-report";
import { read } from "../../reasons";
import { bootScriptOf } from "../../rules/boot-scripts";
import { worstOf } from "../../verdicts";
import { requestFleets } from "../assess";
import { beyondFailure } from "./beyond-failure";

/** Words of a boot script, and the service whose endpoint they need where there is no way to the internet. */
const NEEDS: readonly (readonly [RegExp, string])[] = [
  // Amazon Linux 2023 keeps its packages in S3: https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
  [/\b(?:dnf|yum)\b|\baws s3\b|\bs3:\/\//u, "s3"],
  [/\bsecretsmanager\b/u, "secretsmanager"],
  [/\bamazon-cloudwatch-agent\b/u, "logs"],
];

/**
 * Launches fail while the running fleet is fine: an endpoint, a route, a rule or the image is gone. The running
 * minimum has to carry the peak alone; and what stands half open is found here, before the first launch needs it.
 */
export function launchPathFailures(context: DrillContext, flows: readonly Flow[]): readonly Failure[] {
  return requestFleets(context).map((fleet) => {
    const survivors = survivorsOf(context, fleet, []);
    const { ratio, because } = capacityRatio(context, fleet, survivors);
    const now = brokenNow(
      context,
      fleet,
      flows.filter(({ from }) => from === fleet.address),
    );
    const capacity: Verdict = ratio === null ? "cannot tell" : ratio < 1 ? "degrades" : "holds";
    return beyondFailure({
      kind: "launch-path",
      target: fleet.address,
      verdict: worstOf([capacity, now.length > 0 ? "degrades" : "holds"]),
      because: [...now, ...because],
      remainingCapacityRatio: { [fleet.address]: ratio },
    });
  });
}

/** What keeps the next instance from booting already now. */
function brokenNow(context: DrillContext, fleet: Fleet, flows: readonly Flow[]): readonly Reason[] {
  const isOut = flows.some(({ to, verdict }) => to === "internet" && verdict === "reachable");
  const { endpoints } = context.topology;
  const toEndpoints = flows.filter(({ to }) => endpoints.some(({ address }) => address === to));
  const open = new Set(toEndpoints.filter(({ verdict }) => verdict === "reachable").map(({ to }) => to));
  // One side lets it through and the other does not: nobody means that.
  const halfOpen = toEndpoints
    .filter(({ to, verdict, because }) => verdict === "blocked" && because.length === 1 && !open.has(to))
    .flatMap(({ to, because }) => [
      read(`the way to ${to} is open but for one setting: launches that need it fail`, fleet.address),
      ...because,
    ]);
  if (isOut) return halfOpen;
  const served = new Set(
    endpoints.flatMap(({ address, service }) => (open.has(address) && service.known ? [service.value] : [])),
  );
  const missing = needsOf(fleet).filter((service) => !served.has(service));
  return [
    ...halfOpen,
    ...missing.map((service) =>
      read(
        `the boot script needs ${service}, and instances reach neither its endpoint nor the internet`,
        fleet.address,
        "launch_template",
      ),
    ),
  ];
}

function needsOf({ template }: Fleet): readonly string[] {
  const script = (template.known ? bootScriptOf(template.value) : undefined) ?? "";
  return NEEDS.filter(([words]) => words.test(script)).map(([, service]) => service);
}
