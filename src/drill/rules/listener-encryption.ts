import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const listenerEncryption: Rule = {
  id: "listener-encryption",
  title: "Requests are encrypted on the way",
  why: "With plain HTTP everybody on the way reads and changes requests.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
  check: ({ topology }) =>
    topology.balancers
      .filter(({ kind }) => kind === "application")
      .flatMap(({ listeners }) => listeners)
      .filter(({ protocol, redirectsToHttps, forwardsTo }) => {
        const isPlain = valueOf(protocol)?.toUpperCase() === "HTTP";
        return isPlain && !redirectsToHttps && listOf(forwardsTo).length > 0;
      })
      .map(({ address }) =>
        degrades(
          address,
          `${address}.protocol is HTTP, and it forwards instead of redirecting`,
          "Add an HTTPS listener with a certificate and make this one redirect to it.",
        ),
      ),
};
