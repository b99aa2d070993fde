import { sortedSet } from "../../model/told";
import { degrades, type Rule } from "./rule";
import { zonesOf } from "./rule-context";
import { valueOf } from "./told-values";

export const endpointZones: Rule = {
  id: "endpoint-zones",
  title: "An interface endpoint has an interface in every zone of the fleets",
  why: "Where the only interface lies in the zone that is lost, launches everywhere lose the service.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  check: (context) => {
    const { endpoints, fleets } = context.topology;
    const used = sortedSet(fleets.flatMap(({ subnets }) => zonesOf(context, subnets) ?? []));
    return endpoints
      .filter(({ kind }) => kind === "interface")
      .flatMap(({ address, subnets, network }) => {
        const zones = zonesOf(context, subnets);
        if (zones === undefined || !network.known) return [];
        const near = used.filter((zone) =>
          context.topology.subnets.some(
            (subnet) => valueOf(subnet.network) === network.value && valueOf(subnet.zone) === zone,
          ),
        );
        const missing = near.filter((zone) => !zones.includes(zone));
        if (missing.length === 0) return [];
        const message = `${address}.subnet_ids has no subnet in ${missing.join(", ")}, where instances are`;
        return [degrades(address, message, "Name a subnet of every zone in subnet_ids.")];
      });
  },
};
