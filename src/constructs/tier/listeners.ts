import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";

/** TLS 1.3 and 1.2. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** With HTTPS a second listener sends plain HTTP there; without, there is the plain one alone. */
export function createListeners(
  scope: Construct,
  { listener }: TierSettings,
  loadBalancerArn: string,
  targetGroupArn: string,
): LbListener[] {
  const forward: LbListenerDefaultAction = { type: "forward", targetGroupArn };
  if (listener.kind === "http") {
    return [
      new LbListener(scope, "http", {
        loadBalancerArn,
        port: 80,
        protocol: "HTTP",
        defaultAction: [forward],
      }),
    ];
  }
  const redirect: LbListenerDefaultAction = {
    type: "redirect",
    redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
  };
  return [
    new LbListener(scope, "https", {
      loadBalancerArn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn: listener.certificateArn,
      defaultAction: [forward],
    }),
    new LbListener(scope, "redirect", {
      loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [redirect],
    }),
  ];
}

/** The port that clients of a tier use. */
export function listenerPort({ listener }: Pick<TierSettings, "listener">): 80 | 443 {
  return listener.kind === "https" ? 443 : 80;
}
