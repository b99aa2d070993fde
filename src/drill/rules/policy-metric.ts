import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const policyMetric: Rule = {
  id: "policy-metric",
  title: "A policy follows the load of its own fleet",
  why: "A target-tracking policy by requests scales by the target group in its resource label; the label of another fleet leaves this one blind.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
  check: (context) =>
    context.topology.fleets.flatMap(({ address, policies, targetGroups }) =>
      policies.flatMap((policy) => {
        const path = "target_tracking_configuration.predefined_metric_specification.resource_label";
        const label = readerAt(context, policy.address)?.written(path);
        const text = label && valueOf(label);
        if (text === undefined || !targetGroups.known) return [];
        const named = /\$\{([^}]+)\.arn_suffix\}$/u.exec(text)?.[1];
        if (named === undefined || !context.targetGroups.has(named) || targetGroups.value.includes(named))
          return [];
        // A target group without any fleet is a finding of its own: the registration is missing, not the label wrong.
        if (!context.fleetsOf.has(named)) return [];
        return [
          degrades(
            policy.address,
            `${policy.address}.${path} counts the requests of ${named}, and ${address} is not registered with it`,
            "Name the fleet's own balancer and target group in resource_label.",
          ),
        ];
      }),
    ),
};
