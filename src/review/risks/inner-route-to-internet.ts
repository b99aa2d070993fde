import type { Change } from "../change";
import { isKept, isThere } from "./kinds";
import { isOurInnerLayer, layerOf } from "./layer-of";
import { cannotBeTold, goes } from "./losses";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { routesOf, type PlannedRoute } from "./planned-routes";
import { settingsOf } from "./settings";
import { isUntold } from "./settings-values";
import { spoken } from "./spoken";
import { isWideOpen } from "./wide-blocks";

export const innerRouteToInternet: RiskRule = {
  id: "inner-route-to-internet",
  title: "An inner subnet gets a route to the internet",
  severity: "critical",
  outage:
    "What was out of reach is one public address and one open group away from everybody, and what breaks out of an instance finds its way home.",
  fix: "Put the route on the table of the balancer's subnets alone, and reach AWS through endpoints.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  check: eachChange((change) => {
    if (!isThere(change) || sideOf(change) === "outer") return [];
    if (change.type === "aws_route_table_association") return otherTable(change);
    return routesOf(change).flatMap((route) => judged(change, route));
  }),
};

function judged(change: Change, { destination, target, attribute }: PlannedRoute): readonly FoundRisk[] {
  // A NAT gateway lets nobody in; a peer, an endpoint or another private block is not the internet.
  if (target === "other") return [];
  if (!isUntold(destination) && !(destination.kind === "value" && isWideOpen(destination.value))) return [];
  const isTold = !isUntold(destination) && target === "internet gateway" && sideOf(change) === "inner";
  const unsure = [
    isUntold(destination) ? "its destination" : "",
    target === "internet gateway" ? "" : "its target",
    sideOf(change) === "inner" ? "" : "whether inner subnets use it",
  ].filter((what) => what !== "");
  const to = destination.kind === "value" ? `a route to ${spoken(destination)}` : "a route";
  const text = `${to} leads to ${target === "internet gateway" ? "an internet gateway" : "a gateway"}`;
  return [
    isTold
      ? at(change, "critical", `${text}: what lies in its subnets can be reached from everywhere`, attribute)
      : at(
          change,
          unsure.length > 1 ? "medium" : "high",
          `${text}; ${unsure.join(" and ")} cannot be told`,
          attribute,
        ),
  ];
}

/** A subnet that is hung onto another table may get a route that stands there already. */
function otherTable(change: Change): readonly FoundRisk[] {
  if (!isKept(change) || sideOf(change) !== "inner") return [];
  return settingsOf(change, "route_table_id").map((setting) =>
    at(
      change,
      "medium",
      isUntold(setting.after)
        ? `${cannotBeTold(setting)}, nor whether the new table leads to the internet`
        : `${goes(setting)}: whether the new table leads to the internet cannot be told`,
      setting.attribute,
    ),
  );
}

function sideOf(change: Change): "inner" | "outer" | "cannot be told" {
  return isOurInnerLayer(change) ? "inner" : layerOf(change);
}
