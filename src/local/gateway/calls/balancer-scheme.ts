import { withForm } from "../api-request";
import type { GatewayCall } from "../call";

export function balancerScheme(): GatewayCall {
  return {
    service: "elasticloadbalancing",
    actions: ["CreateLoadBalancer"],
    reason: "moto leaves the scheme of a balancer empty where none is asked for; AWS takes internet-facing",
    answer(request, forward) {
      if (request.form.has("Scheme")) return forward(request);
      const form = new URLSearchParams(request.form);
      form.set("Scheme", "internet-facing");
      return forward(withForm(request, form));
    },
  };
}
