import { sideOf } from "./balancer-side";
import { degrades, fails, type Rule } from "./rule";

export const balancerExposure: Rule = {
  id: "balancer-exposure",
  title: "A balancer for the inside is internal, one for the internet is not",
  why: "A balancer that faces the internet has public addresses whatever it is for; an internal one in public subnets is reached by nobody outside.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check: (context) =>
    context.topology.balancers.flatMap((balancer) => {
      const { address } = balancer;
      const inside = `${address}.internal is true, and its subnets have a route to the internet gateway`;
      switch (sideOf(context, balancer)) {
        case "fits":
          return [];
        case "shown":
          return [
            fails(
              address,
              `${address}.internal is false, and its group admits fleets alone`,
              "Set internal = true.",
            ),
          ];
        case "hidden":
          return [
            fails(
              address,
              `${inside} and its group admits everybody: nobody gets there`,
              "Set internal = false.",
            ),
          ];
        case "misplaced":
          return [degrades(address, inside, "Place it in subnets without that route.")];
      }
    }),
};
