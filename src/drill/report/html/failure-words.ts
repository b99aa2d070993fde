import type { Failure, RecoveryTime } from "../../drill-report";
import { percent } from "../../capacity/survivors";
import { hopAddress } from "../../failures/hop-address";
import type { Loss } from "../../reachability/failure-set";
import { nameOf } from "../diagram/names";

/** A loss as people say it; its id stays beside it where it is looked up. */
export function lossWords(loss: Loss): string {
  switch (loss.kind) {
    case "zone":
      return `zone ${loss.zone}`;
    case "subnet":
      return `subnet ${nameOf(loss.subnet)}`;
    case "nat":
      return `NAT gateway ${nameOf(loss.nat)}`;
    case "endpoint":
      return `endpoint ${nameOf(loss.endpoint)} in ${loss.zone}`;
    case "balancer-node":
      return `node of ${nameOf(loss.balancer)} in ${nameOf(loss.subnet)}`;
    case "instance":
      return `an instance of ${nameOf(loss.fleet)}`;
    case "database-primary":
      return `primary of ${nameOf(loss.database)}`;
  }
}

/** What a failure does, in short sentences: the service first. */
export function effectWords(failure: Failure): readonly string[] {
  const { serviceRecoverySeconds: service, redundancyRecoverySeconds: redundancy, dataLossSeconds } = failure;
  const ratios = Object.values(failure.remainingCapacityRatio);
  const least = ratios.includes(null) ? null : Math.min(...ratios.flatMap((ratio) => ratio ?? []));
  return [
    ...(service === null
      ? []
      : [isNothing(service) ? "no request fails" : `service back after ${span(service)}`]),
    ...(ratios.length === 0
      ? []
      : [least === null ? "capacity: cannot tell" : `${percent(least)} of the peak carried by what is left`]),
    ...(redundancy === null || isNothing(redundancy) ? [] : [`replaced after ${span(redundancy)}`]),
    ...(dataLossSeconds === null
      ? []
      : [dataLossSeconds === 0 ? "no data lost" : `data of ${seconds(dataLossSeconds)} lost`]),
  ];
}

/** The way that still carries requests, by names. */
export function pathWords({ path }: Failure): string {
  return path
    .map((hop) => {
      const address = hopAddress(hop);
      const subnet = hop.slice(address.length + 1);
      return subnet === "" ? nameOf(address) : `${nameOf(address)} in ${nameOf(subnet)}`;
    })
    .join(" → ");
}

function span({ likely, max }: RecoveryTime): string {
  return likely === max ? seconds(max) : `${seconds(likely)}, ${seconds(max)} at worst`;
}

/** Minutes where seconds say too little. */
export function seconds(value: number): string {
  if (value < 600) return `${Math.round(value * 10) / 10} s`;
  return value < 36_000 ? `${Math.round(value / 60)} min` : `${Math.round(value / 360) / 10} h`;
}

function isNothing({ max }: RecoveryTime): boolean {
  return max === 0;
}
