import { sortedSet } from "../../model/told";
import { reaches } from "../reachability/reach";
import { degrades, type Rule } from "./rule";
import { liesIn } from "./rule-context";

export const endpointReach: Rule = {
  id: "endpoint-reach",
  title: "Whoever may use an endpoint reaches it",
  why: "An endpoint that no fleet reaches on port 443 is paid for and serves no launch.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  check: (context) => {
    const { topology } = context;
    return topology.endpoints
      .filter(({ kind }) => kind === "interface")
      .flatMap(({ address, securityGroups, network }) => {
        const near = topology.fleets.filter(({ subnets }) => liesIn(context, subnets, network));
        if (near.length === 0) return [];
        const ways = near.map((fleet) => reaches(topology, fleet.address, address, "tcp", 443));
        if (!securityGroups.known || ways.some(({ verdict }) => verdict !== "blocked")) return [];
        const texts = sortedSet(ways.flatMap(({ because }) => because.map(({ text }) => text)));
        const message = `no fleet reaches ${address} on port 443: ${texts.join("; ")}`;
        return [degrades(address, message, "Let the fleets' groups out to the endpoint's, and in there.")];
      });
  },
};
