import { ALL_PORTS } from "../reachability/protocols";
import { isWorld } from "./exposure";
import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const openEgress: Rule = {
  id: "open-egress",
  title: "Inner tiers do not reach everything",
  why: "A rule that lets out every protocol to every address is the way out for whoever breaks in.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: ({ topology, templates }) => {
    const inner = new Set([
      ...templates.flatMap(({ template }) => listOf(template.securityGroups)),
      ...topology.databases.flatMap(({ securityGroups }) => listOf(securityGroups)),
    ]);
    return topology.securityGroups
      .filter(({ address }) => inner.has(address))
      .flatMap(({ egress }) => listOf(egress))
      .filter(({ peer, ports, protocol }) => {
        const range = valueOf(ports);
        const isAll =
          valueOf(protocol) === "-1" || (range !== undefined && range.to - range.from >= ALL_PORTS.to - 1);
        return isAll && peer.kind === "cidr" && isWorld(peer.cidr);
      })
      .map(({ address }) =>
        degrades(
          address,
          `${address} lets everything out to everywhere`,
          "Let out what the tier needs: port and destination.",
        ),
      );
  },
};
