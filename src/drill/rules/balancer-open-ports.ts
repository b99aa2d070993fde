import { openRules } from "./exposure";
import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const balancerOpenPorts: Rule = {
  id: "balancer-open-ports",
  title: "A balancer is open on the ports of its listeners alone",
  why: "Every further port is open to the internet for whatever listens on it next.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  check: ({ topology }) =>
    topology.balancers.flatMap(({ address, securityGroups }) => {
      // A group of several balancers is open for the listeners of all of them.
      const listeners = topology.balancers
        .filter((other) =>
          listOf(other.securityGroups).some((group) => listOf(securityGroups).includes(group)),
        )
        .flatMap((other) => other.listeners);
      const ports = [...new Set(listeners.flatMap(({ port }) => valueOf(port) ?? []))];
      if (listeners.some(({ port }) => !port.known)) return [];
      return openRules(listOf(securityGroups), topology)
        .filter((rule) => {
          const range = valueOf(rule.ports);
          if (range === undefined) return false;
          return (
            range.to - range.from + 1 > ports.filter((port) => range.from <= port && port <= range.to).length
          );
        })
        .map((rule) =>
          degrades(
            rule.address,
            `${rule.address} lets the internet in on ports without a listener of ${address}`,
            `Allow ${ports.sort((a, b) => a - b).join(", ")} alone.`,
          ),
        );
    }),
};
