import { allTold } from "../../../model/told";
import type { Fleet, Refresh } from "../../../model/topology";
import { SOURCES } from "../../aws-figures";
import { capacityRatio } from "../../capacity/survivors";
import type { DrillContext } from "../../drill-context";
import type { Failure, Reason, Verdict } from "../../drill-report";
import { read, sourced } from "../../reasons";
import { worstOf } from "../../verdicts";
import { requestFleets } from "../assess";
import { beyondFailure } from "./beyond-failure";

/** A release that fails its health check, rolled out to all zones at once: what keeps serving, and what turns it back. */
export function releaseFailures(context: DrillContext): readonly Failure[] {
  return requestFleets(context).map((fleet) => {
    const { refresh } = fleet;
    const { verdict, because, ratio } =
      refresh === undefined ? withoutRefresh(fleet) : withRefresh(context, fleet, refresh);
    return beyondFailure({
      kind: "release",
      target: fleet.address,
      verdict,
      because,
      remainingCapacityRatio: { [fleet.address]: ratio },
    });
  });
}

/** What a rollback cannot go back from: the name stays, and what it means has changed. */
const FLOATING_VERSIONS = ["$Latest", "$Default"];

interface Judged {
  readonly verdict: Verdict;
  readonly because: readonly Reason[];
  readonly ratio: number | null;
}

function withoutRefresh({ address }: Fleet): Judged {
  const text =
    "no instance refresh: a new template reaches instances only as they are replaced, and nothing turns a bad one back";
  return {
    verdict: "degrades",
    because: [sourced(text, SOURCES.refresh, address, "instance_refresh")],
    ratio: null,
  };
}

function withRefresh(context: DrillContext, fleet: Fleet, refresh: Refresh): Judged {
  const { address, minimum, template } = fleet;
  const told = allTold<number | boolean>([minimum, refresh.minimumHealthyPercent, refresh.autoRollback]);
  if (!minimum.known || !refresh.minimumHealthyPercent.known || !refresh.autoRollback.known) {
    const why = told.known ? "not told" : told.because;
    return { verdict: "cannot tell", because: [read(why, address, "instance_refresh")], ratio: null };
  }
  const kept = Math.ceil((minimum.value * refresh.minimumHealthyPercent.value) / 100);
  const survivors = {
    known: true as const,
    value: {
      total: minimum.value,
      lost: minimum.value - kept,
      because: [
        sourced(
          `a rollout keeps ${refresh.minimumHealthyPercent.value} % healthy: ${kept} of ${minimum.value} instances serve on`,
          SOURCES.refresh,
          address,
          "instance_refresh.min_healthy_percentage",
        ),
      ],
    },
  };
  const { ratio, because } = capacityRatio(context, fleet, survivors);
  const back = turnsBack(fleet, refresh.autoRollback.value);
  const capacity: Verdict = ratio === null ? "cannot tell" : ratio < 1 ? "degrades" : "holds";
  const nothingLeft: Verdict = kept === 0 && back.verdict !== "holds" ? "fails" : "holds";
  return {
    verdict: worstOf([capacity, back.verdict, nothingLeft]),
    because: [
      ...because,
      ...back.because,
      ...alarmsOf(address, refresh),
      ...(template.known ? [] : [read(template.because, address, "launch_template")]),
    ],
    ratio,
  };
}

function turnsBack({ address, template }: Fleet, autoRollback: boolean): Omit<Judged, "ratio"> {
  if (!autoRollback) {
    const text = "a failed rollout is not rolled back: the fleet stays mixed until a person acts";
    return {
      verdict: "degrades",
      because: [sourced(text, SOURCES.refresh, address, "instance_refresh.auto_rollback")],
    };
  }
  if (!template.known) return { verdict: "cannot tell", because: [] };
  const { version, image } = template.value;
  const floating = [
    version.known && FLOATING_VERSIONS.includes(version.value) ? `version ${version.value}` : undefined,
    image.known && image.value.startsWith("resolve:ssm:") ? `image ${image.value}` : undefined,
  ].find((part) => part !== undefined);
  if (floating === undefined) {
    return {
      verdict: "holds",
      because: [
        sourced(
          "a failed rollout is rolled back",
          SOURCES.refresh,
          address,
          "instance_refresh.auto_rollback",
        ),
      ],
    };
  }
  const text = `a rollout with ${floating} cannot be rolled back`;
  return { verdict: "degrades", because: [sourced(text, SOURCES.refresh, template.value.address)] };
}

/** Said, and not counted: an alarm on what a health check does not see is a matter of taste of the application. */
function alarmsOf(address: string, { alarms, checkpoints }: Refresh): readonly Reason[] {
  const none = (list: typeof alarms | typeof checkpoints) => list.known && list.value.length === 0;
  return none(alarms) && none(checkpoints)
    ? [
        read(
          "a release that passes its health check and is wrong stops at no checkpoint and no alarm",
          address,
          "instance_refresh",
        ),
      ]
    : [];
}
