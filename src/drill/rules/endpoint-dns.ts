import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const endpointDns: Rule = {
  id: "endpoint-dns",
  title: "The names of AWS's services lead to the endpoints",
  why: "Without private DNS the service's name leads to its public addresses, which instances without a way out do not reach.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  check: ({ topology }) =>
    topology.endpoints
      .filter(({ kind, privateDns }) => kind === "interface" && valueOf(privateDns) === false)
      .map(({ address }) =>
        degrades(address, `${address}.private_dns_enabled is false`, "Set private_dns_enabled = true."),
      ),
};
