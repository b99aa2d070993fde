import { fails, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const listenerCertificate: Rule = {
  id: "listener-certificate",
  title: "A listener for HTTPS has a certificate",
  why: "A listener for HTTPS or TLS needs one default certificate: without it the API refuses the listener.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
  check: ({ topology }) =>
    topology.balancers.flatMap(({ listeners }) =>
      listeners
        .filter(({ protocol, certificate }) => {
          const told = valueOf(protocol);
          return (told === "HTTPS" || told === "TLS") && certificate === undefined;
        })
        .map(({ address }) =>
          fails(
            address,
            `${address}.certificate_arn is left out`,
            "Name a certificate of ACM in certificate_arn.",
          ),
        ),
    ),
};
