import { bootScriptOf } from "./boot-scripts";
import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const idleTimeout: Rule = {
  id: "idle-timeout",
  title: "The balancer gives up idle connections before its targets do",
  why: "A target that closes a kept connection first makes the balancer answer 502 to the request that comes just then.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  check: ({ forwards, fleetsOf }) =>
    forwards.flatMap(({ balancer, group }) =>
      (fleetsOf.get(group) ?? []).flatMap(({ template }) => {
        const script = template.known ? bootScriptOf(template.value) : undefined;
        const idle = valueOf(balancer.idleTimeoutSeconds);
        const kept = Number(/\bkeepalive_timeout (\d+)s?[ ;]/u.exec(script ?? "")?.[1] ?? NaN);
        if (idle === undefined || Number.isNaN(kept) || kept > idle) return [];
        return [
          degrades(
            balancer.address,
            `${balancer.address}.idle_timeout is ${idle} s, and its targets close after ${kept} s`,
            `Set idle_timeout below ${kept}, or raise keepalive_timeout of the targets.`,
          ),
        ];
      }),
    ),
};
