import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const crossZone: Rule = {
  id: "cross-zone",
  title: "A node sends to the targets of every zone",
  why: "With cross-zone balancing off each node has the targets of its own zone alone: a zone with fewer or none drops what its node gets.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/disable-cross-zone.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      if (valueOf(group.crossZone) !== false) return [];
      const forwards = context.forwardsOf.get(address) ?? [];
      const isNetwork = forwards.length > 0 && forwards.every(({ balancer }) => balancer.kind === "network");
      const [at, attribute] =
        isNetwork && readerAt(context, address)?.isWritten(OWN) !== true
          ? [forwards[0]?.balancer.address ?? address, "enable_cross_zone_load_balancing"]
          : [address, OWN];
      return [degrades(at, `${at}.${attribute} is off`, `Set ${attribute} to true.`)];
    }),
};

const OWN = "load_balancing_cross_zone_enabled";
