import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";

/** TLS 1.3 and 1.2. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** How clients speak to a balancer; the certificate is one that was given, or one that the system makes. */
export type Transport =
  { readonly kind: "http" } | { readonly kind: "https"; readonly certificateArn: string };

/** With HTTPS a second listener sends plain HTTP there; without, there is the plain one alone. */
export function createListeners(
  scope: Construct,
  transport: Transport,
  loadBalancerArn: string,
  targetGroupArn: string,
): LbListener[] {
  const forward: LbListenerDefaultAction = { type: "forward", targetGroupArn };
  if (transport.kind === "http") {
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
      certificateArn: transport.certificateArn,
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
export function listenerPort({ kind }: Pick<Transport, "kind">): 80 | 443 {
  return kind === "https" ? 443 : 80;
}
