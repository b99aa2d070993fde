import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const listenerRedirect: Rule = {
  id: "listener-redirect",
  title: "A redirect leads to a listener",
  why: "A redirect to HTTPS without an HTTPS listener on its port leads nowhere.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check: (context) =>
    context.topology.balancers.flatMap(({ listeners }) =>
      listeners
        .filter(({ redirectsToHttps }) => redirectsToHttps)
        .flatMap(({ address }) => {
          const port = readerAt(context, address)?.text("default_action.redirect.port", "443");
          const wanted = port && valueOf(port);
          const isThere = listeners.some(
            (other) =>
              other.address !== address &&
              (!other.port.known || String(other.port.value) === wanted) &&
              (!other.protocol.known || other.protocol.value.toUpperCase() === "HTTPS"),
          );
          if (wanted === undefined || wanted.includes("#") || isThere) return [];
          const message = `${address} redirects to HTTPS on port ${wanted}, where no listener is`;
          return [
            fails(address, message, `Add an HTTPS listener on port ${wanted}, or redirect to its port.`),
          ];
        }),
    ),
};
