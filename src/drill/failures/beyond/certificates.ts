import { SOURCES } from "../../aws-figures";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { declaredBy, sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

/** A certificate runs out. ACM renews what it issued and validates by DNS; what was imported it does not. */
export function certificateFailures({ topology, declared }: DrillContext): readonly Failure[] {
  const listeners = topology.balancers.flatMap((balancer) => balancer.listeners);
  return listeners
    .filter(({ protocol }) => !protocol.known || ["HTTPS", "TLS"].includes(protocol.value))
    .map(({ address }) => {
      const renews = declared.certificatesRenewThemselves;
      const rule = sourced(
        "ACM renews what it issued itself and validates by DNS; an imported certificate runs out",
        SOURCES.certificateRenewal,
        address,
        "certificate_arn",
      );
      const text = {
        true: "the certificates renew themselves",
        false: "a person renews the certificates: without them every request is refused",
        undefined: "whether the certificates renew themselves is not declared",
      }[`${renews}`];
      return beyondFailure({
        kind: "certificate",
        target: address,
        verdict: renews === undefined ? "cannot tell" : renews ? "holds" : "fails",
        because: [rule, declaredBy(text, "certificatesRenewThemselves")],
      });
    });
}
