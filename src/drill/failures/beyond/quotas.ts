import { SOURCES, SURPLUS_RATIO } from "../../aws-figures";
import type { DrillContext } from "../../drill-context";
import type { Failure, Reason } from "../../drill-report";
import { declaredBy, read, sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";
import { vcpusOf } from "./vcpus";

/** Every fleet at its maximum, and the tenth above it, against the account's quota of running vCPUs. */
export function quotaFailures({ topology, declared }: DrillContext): readonly Failure[] {
  if (topology.fleets.length === 0) return [];
  const quota = declared.runningVcpuQuota;
  const named = { kind: "quota", target: "running-vcpus" };
  const because: Reason[] = [];
  let needed = 0;
  let isTold = true;
  for (const { address, largest: maximum, template } of topology.fleets) {
    const types = template.known ? template.value.instanceTypes : template;
    const each = types.known ? types.value.map(vcpusOf) : [];
    const most = each.includes(undefined) ? undefined : Math.max(...each.flatMap((count) => count ?? []));
    if (!maximum.known || !types.known || most === undefined || each.length === 0) {
      isTold = false;
      const why = !maximum.known
        ? maximum.because
        : types.known
          ? `the vCPUs of ${types.value.join(", ")} are not known here`
          : types.because;
      because.push(read(why, address));
      continue;
    }
    const instances = maximum.value + Math.max(1, Math.ceil(maximum.value * SURPLUS_RATIO));
    needed += instances * most;
    because.push(read(`${instances} instances with ${most} vCPUs`, address, "max_size"));
  }
  if (quota === undefined) {
    because.push(declaredBy("the account's quota of running vCPUs is not declared", "runningVcpuQuota"));
  } else {
    because.push(
      sourced(`${needed} of ${quota} vCPUs, if nothing else runs in the account`, SOURCES.vcpuQuota),
    );
  }
  const verdict = quota === undefined || !isTold ? "cannot tell" : needed <= quota ? "holds" : "degrades";
  return [beyondFailure({ ...named, verdict, because })];
}
