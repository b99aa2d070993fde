import { type ApiRequest, withForm } from "../api-request";
import { askFor } from "../auto-scaling/group-state";
import type { GatewayCall } from "../call";
import { descend, textOf } from "../xml";

const METRIC = /^Metrics\.member\.\d+$/u;

export function metricsCollection(): GatewayCall {
  return {
    service: "autoscaling",
    actions: ["EnableMetricsCollection", "DisableMetricsCollection"],
    reason: "moto cannot disable a group's metrics, and enabling one disables the others",
    async answer(request, forward) {
      const name = request.form.get("AutoScalingGroupName") ?? "";
      const ask = askFor(request, forward);
      const group = await ask("autoscaling", {
        Action: "DescribeAutoScalingGroups",
        "AutoScalingGroupNames.member.1": name,
      });
      const path = [
        "DescribeAutoScalingGroupsResult",
        "AutoScalingGroups",
        "member",
        "EnabledMetrics",
        "member",
      ];
      const enabled = descend(group, path).map((metric) => textOf(metric, "Metric") ?? "");
      const response = await forward(enabling(request, after(request, enabled)));
      return {
        ...response,
        body: Buffer.from(response.body.toString().replaceAll("EnableMetricsCollection", request.action)),
      };
    },
  };
}

/** Without a list the call means every metric. */
function after({ action, form }: ApiRequest, enabled: readonly string[]): readonly string[] {
  const given = [...form].filter(([name]) => METRIC.test(name)).map(([, metric]) => metric);
  if (action === "EnableMetricsCollection")
    return given.length === 0 ? ALL_METRICS : [...new Set([...enabled, ...given])];
  return given.length === 0 ? [] : enabled.filter((metric) => !given.includes(metric));
}

function enabling(request: ApiRequest, metrics: readonly string[]): ApiRequest {
  const form = new URLSearchParams([...request.form].filter(([name]) => !METRIC.test(name)));
  form.set("Action", "EnableMetricsCollection");
  metrics.forEach((metric, index) => form.set(`Metrics.member.${index + 1}`, metric));
  return withForm({ ...request, action: "EnableMetricsCollection" }, form);
}

/** Auto Scaling API reference, EnableMetricsCollection: the metrics of a group without a warm pool. */
const ALL_METRICS = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
  "GroupInServiceCapacity",
  "GroupPendingCapacity",
  "GroupStandbyCapacity",
  "GroupTerminatingCapacity",
  "GroupTotalCapacity",
];
