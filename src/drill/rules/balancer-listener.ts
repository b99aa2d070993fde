import { fails, type Rule } from "./rule";

export const balancerListener: Rule = {
  id: "balancer-listener",
  title: "A balancer has a listener that forwards",
  why: "A balancer without a listener refuses every connection.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check: ({ topology }) =>
    topology.balancers
      .filter(({ listeners }) =>
        listeners.every(({ forwardsTo }) => forwardsTo.known && forwardsTo.value.length === 0),
      )
      .map(({ address }) =>
        fails(
          address,
          `${address} has no listener that forwards to a target group`,
          "Add an aws_lb_listener that forwards to the target group of its fleet.",
        ),
      ),
};
