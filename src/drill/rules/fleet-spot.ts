import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const fleetSpot: Rule = {
  id: "fleet-spot",
  title: "A fleet does not consist of Spot instances alone",
  why: "AWS takes Spot capacity back with two minutes' notice, of a whole type in a zone at once.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html",
  check: (context) => [
    ...context.templates.flatMap(({ template: { address } }) => {
      const market = readerAt(context, address)?.text("instance_market_options.market_type", "");
      if (market === undefined || valueOf(market) !== "spot") return [];
      return [degrades(address, `${address}.instance_market_options.market_type is spot`, FIX)];
    }),
    ...context.topology.fleets.flatMap(({ address }) => {
      const path = "mixed_instances_policy.instances_distribution";
      const fleet = readerAt(context, address);
      if (fleet?.isBlock(path) !== true) return [];
      const base = valueOf(fleet.number(`${path}.on_demand_base_capacity`, 0));
      const share = valueOf(fleet.number(`${path}.on_demand_percentage_above_base_capacity`, 100));
      if (base === undefined || share === undefined || base >= 2 || share > 0) return [];
      return [degrades(address, `${address}.${path} keeps ${base} On-Demand instances`, FIX)];
    }),
  ],
};

const FIX = "Keep as many On-Demand instances as carry the peak when a zone is lost.";
