import { SOURCES } from "../../aws-figures";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

/** Not covered, and said so: everything of one region, and what every zone of it shares. */
export function regionFailures({ topology }: DrillContext): readonly Failure[] {
  return [
    beyondFailure({
      kind: "region",
      target: topology.region ?? "region",
      verdict: "fails",
      dataLossSeconds: null,
      inherent: "not covered: the configuration lies in one region",
      because: [
        sourced(
          "the region, and with it the control planes of balancers and Auto Scaling, DNS of the balancers, and the internet gateway, which no zone holds alone",
          SOURCES.regions,
        ),
      ],
    }),
  ];
}
