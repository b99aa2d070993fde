import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const healthCheckProtocol: Rule = {
  id: "health-check-protocol",
  title: "The check speaks the targets' protocol",
  why: "An HTTPS check of a plain port, or the other way round, fails for every target.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const protocol = valueOf(group.protocol)?.toUpperCase();
      const told = readerAt(context, address)?.text("health_check.protocol", HTTP);
      const check = (told && valueOf(told))?.toUpperCase();
      const isSamePort = valueOf(group.healthCheck.port) === valueOf(group.port);
      if (protocol === undefined || check === undefined || check === protocol || !isSamePort) return [];
      if (![HTTP, "HTTPS"].includes(protocol)) return [];
      return [
        fails(
          address,
          `${address}.health_check.protocol is ${check}, of the targets ${protocol}`,
          `Set health_check.protocol = "${protocol}".`,
        ),
      ];
    }),
};

/** What the provider takes where it is left out. */
const HTTP = "HTTP";
