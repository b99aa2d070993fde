import { bootScriptOf, listeningPorts } from "./boot-scripts";
import { fails, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const serverPort: Rule = {
  id: "server-port",
  title: "Instances listen where their target group asks",
  why: "A balancer sends requests and checks to the port of the target group: where nobody listens there, every check is refused.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: ({ topology, targetGroups }) =>
    topology.fleets.flatMap((fleet) => {
      const template = valueOf(fleet.template);
      const script = (template && bootScriptOf(template)) ?? "";
      const ports = listeningPorts(script);
      if (template === undefined || ports.length === 0) return [];
      return listOf(fleet.targetGroups).flatMap((address) => {
        const own = targetGroups.get(address);
        const port = own && valueOf(own.port);
        // Wherever else the script names the port, another server may listen on it.
        if (port === undefined || new RegExp(`\\b${port}\\b`, "u").test(script)) return [];
        return [
          fails(
            address,
            `${address}.port is ${port}, and the nginx of ${template.address} listens on ${ports.join(", ")}`,
            "Name one port in both.",
          ),
        ];
      });
    }),
};
