import { degrades, fails, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const healthCheckTiming: Rule = {
  id: "health-check-timing",
  title: "A dead target is noticed within the objective",
  why: "A target is dead after as many failed checks in a row as the threshold says; the timeout must be shorter than the interval.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const { intervalSeconds, timeoutSeconds, unhealthyThreshold } = group.healthCheck;
      const [interval, timeout, threshold] = [intervalSeconds, timeoutSeconds, unhealthyThreshold].map(
        valueOf,
      );
      if (interval === undefined || timeout === undefined || threshold === undefined) return [];
      const setting = `${address}.health_check: every ${interval} s, timeout ${timeout} s, ${threshold} in a row`;
      if (timeout >= interval && (valueOf(group.protocol) ?? "HTTP").startsWith("HTTP"))
        return [
          fails(
            address,
            `${setting}: the timeout is not shorter than the interval`,
            "Set timeout below interval.",
          ),
        ];
      const allowed = context.declared.objectives.infrastructure?.serviceRecoverySeconds;
      const worst = threshold * interval + timeout;
      if (allowed === undefined || worst <= allowed) return [];
      const message = `${setting}: up to ${worst} s until a dead target is noticed, ${allowed} s are allowed`;
      return [degrades(address, message, "Lower interval or unhealthy_threshold.")];
    }),
};
