import { fails, type Rule } from "./rule";
import { readerAt, zonesOf } from "./rule-context";
import { valueOf } from "./told-values";

const GROUP = ["aws_placement_group"] as const;

export const placementGroup: Rule = {
  id: "placement-group",
  title: "A fleet over several zones is in no cluster placement group",
  why: "A cluster placement group lies in one zone: a launch in any other is refused.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html",
  check: (context) =>
    context.topology.fleets.flatMap(({ address, subnets, template }) => {
      const places = [
        readerAt(context, address)?.one("placement_group", GROUP),
        template.known
          ? readerAt(context, template.value.address)?.one("placement.group_name", GROUP)
          : undefined,
      ];
      const group = places.flatMap((place) => (place?.known === true ? [place.value] : []))[0];
      const strategy =
        group === undefined ? undefined : readerAt(context, group)?.text("strategy", "cluster");
      const zones = zonesOf(context, subnets) ?? [];
      if ((strategy && valueOf(strategy)) !== "cluster" || zones.length < 2) return [];
      const message = `${address} lies in ${zones.join(", ")}, and its placement group ${group} is a cluster, which lies in one`;
      return [fails(address, message, 'Set strategy = "spread" or "partition", or leave the group out.')];
    }),
};
