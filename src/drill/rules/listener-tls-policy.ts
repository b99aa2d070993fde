import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const listenerTlsPolicy: Rule = {
  id: "listener-tls-policy",
  title: "Listeners speak TLS 1.2 or later",
  why: "The older policies accept TLS 1.0 and 1.1, which are broken.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  check: (context) =>
    context.topology.balancers.flatMap(({ listeners }) =>
      listeners.flatMap(({ address, protocol }) => {
        if (!["HTTPS", "TLS"].includes(valueOf(protocol) ?? "")) return [];
        const policy = readerAt(context, address)?.text("ssl_policy", "ELBSecurityPolicy-2016-08");
        const name = policy && valueOf(policy);
        if (name === undefined || !/2015-05|2016-08|TLS-1-[01]-|TLS13-1-[01]-|FS-2018|FS-1-1/u.test(name))
          return [];
        const fix = 'Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06".';
        return [degrades(address, `${address}.ssl_policy is ${name}`, fix)];
      }),
    ),
};
